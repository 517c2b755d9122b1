import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as operation } from '@paifang/api-top-ascp'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { undiciTransport, type Transport } from '@paifang/transport'
import { concurrently } from '../cells/concurrently'
import { median } from '../measure/median'
import type { Verdict } from '../measure/Row'
import { verdict } from '../measure/verdict'
import { forkService, type Service } from '../server/forkService'
import type { Single } from './Single'

interface Top {
  readonly endpoint: string
  readonly appKey: string
  readonly appSecret: string
  readonly session: string
}

/** An emulator in a process of its own. */
interface Outside {
  readonly top: Top
  readonly controlUrl: string
}

const warmUp = 5_000

let requests = 0

/** Another call each time. */
export const blacklistInput = (request: string): Parameters<typeof operation.input.encode>[0] => ({
  user_blacklist_request: {
    request_id: request,
    request_time: 1_656_674_541_001,
    supplier_id: '10000000001',
    service_type: '1',
    ability_type: '1',
    blacklist: [{ mobile: '13111111111', reason: '1' }],
    operate_type: 1,
  },
})

const count = 1_000

/** Hands on what makes `count` calls, warm. */
const calling = async <A>(
  account: Top,
  transport: Transport,
  use: (callAll: () => Promise<void>) => Promise<A>,
): Promise<A> => {
  const client = createTopClient({ ...account, transport })
  const call = async (): Promise<void> => {
    const result = await client.call(operation, blacklistInput(`bench-${String(requests++)}`))()
    if (result._tag === 'Left') throw new Error(JSON.stringify(result.left))
  }
  // The first thousands are the compiler's: they cost several times as much as the calls after them.
  await concurrently(warmUp, 16, call)
  const found = await use(() => concurrently(count, 16, call))
  await client.close()
  return found
}

const rates = (account: Top, transport: Transport, rounds: number): Promise<ReadonlyArray<number>> =>
  calling(account, transport, async (callAll) => {
    const found: number[] = []
    for (let i = 0; i < rounds; i++) {
      const started = performance.now()
      await callAll()
      found.push((count * 1000) / (performance.now() - started))
    }
    return found
  })

/** Reads what happens in an emulator, until what it gives is called. */
const readEvents = async (controlUrl: string): Promise<() => void> => {
  const controller = new AbortController()
  const { body } = await fetch(`${controlUrl}/events`, { signal: controller.signal })
  body?.pipeTo(new WritableStream()).catch(() => undefined)
  return () => controller.abort()
}

/** What the emulator's process pays for calls that somebody is told of ÷ those of which nobody is, in turns. */
const streamed = (
  { ready, ask }: Service<Outside>,
  transport: Transport,
  rounds: number,
): Promise<ReadonlyArray<number>> =>
  calling(ready.top, transport, async (callAll) => {
    const cost = async (): Promise<number> => {
      const before = (await ask()) as NodeJS.CpuUsage
      await callAll()
      const after = (await ask()) as NodeJS.CpuUsage
      return after.user + after.system - before.user - before.system
    }
    const told = async (): Promise<number> => {
      const stop = await readEvents(ready.controlUrl)
      const found = await cost()
      stop()
      return found
    }
    await told()
    const ratios: number[] = []
    // Of two turns the second one may be the dearer: each is first as often as it is second.
    for (let i = 0; i < 2 * rounds; i++) {
      const first = await (i % 2 === 0 ? told() : cost())
      const second = await (i % 2 === 0 ? cost() : told())
      ratios.push(i % 2 === 0 ? first / second : second / first)
    }
    return ratios
  })

const lineOf = (name: string, found: ReadonlyArray<number>): ReadonlyArray<string> => [
  name,
  ...[median(found), Math.min(...found), Math.max(...found)].map((rate) => rate.toFixed(0)),
]

/** The goal is 3,000 calls a second; the time of one call, because goals are figures that must not be exceeded. */
const goal = (found: ReadonlyArray<number>): Verdict => ({
  ...verdict(
    { goal: 'P18', figure: 'wall µs per verified call, HTTP, own process', atMost: 200 },
    1e6 / median(found),
  ),
  lowest: 1e6 / Math.max(...found),
  highest: 1e6 / Math.min(...found),
})

const streamGoal = (ratios: ReadonlyArray<number>): Verdict => ({
  ...verdict({ goal: 'P18', figure: 'with one event stream ÷ without', atMost: 1.05 }, median(ratios)),
  lowest: Math.min(...ratios),
  highest: Math.max(...ratios),
})

/** How many calls a second a test suite gets out of the emulator: each is signed, verified, judged and journalled. */
export const emulatorTable: Single = {
  name: 'emulator',
  run: async (rounds, onStep) => {
    const http = undiciTransport()
    const inside = await startEmulator({ operations: [operation] })
    const outside = await forkService<Outside>(join(__dirname, 'serveEmulator.js'))
    try {
      const measured = async (top: Top, transport: Transport): Promise<ReadonlyArray<number>> => {
        const found = await rates(top, transport, rounds)
        onStep()
        return found
      }
      const noSocket = await measured(inside.top, inside.transport())
      const sameProcess = await measured(inside.top, http)
      const ownProcess = await measured(outside.ready.top, http)
      const ratios = await streamed(outside, http, rounds)
      onStep()
      return {
        title: `Emulator: verified calls a second, concurrency 16, after ${warmUp.toLocaleString('en')} calls to warm up`,
        head: ['emulator', 'median', 'lowest', 'highest'],
        lines: [
          lineOf('in this process, no socket', noSocket),
          lineOf('in this process, HTTP', sameProcess),
          lineOf('in another process, HTTP', ownProcess),
        ],
        verdicts: [goal(ownProcess), streamGoal(ratios)],
      }
    } finally {
      await http.close()
      await inside.close()
      await outside.close()
    }
  },
}
