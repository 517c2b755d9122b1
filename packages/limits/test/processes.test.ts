import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { startRedis, type TestRedis } from '../../../.dev/test/startRedis'
import { awayFromMidnight } from './support/awayFromMidnight'
import { mostInASecond } from './support/platform'

/** On demand as a real application has it; a short night otherwise. Processes run what was built. */
const [perSecond, perDay] = process.env['PAIFANG_LONG'] === '1' ? [40, 10_000] : [400, 2_000]
const processes = 8

const start = (server: TestRedis, prefix: string) => {
  const args = [server.socket, prefix, String(perSecond), String(perDay), String(perDay)]
  const child = spawn(process.execPath, [join(__dirname, 'runner.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  let isReady = (): void => undefined
  const ready = new Promise<void>((resolve) => (isReady = resolve))
  child.stdout.on('data', (piece) => {
    text += String(piece)
    isReady()
  })
  const sent = new Promise<ReadonlyArray<number>>((resolve, reject) => {
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(text.slice('ready\n'.length)) as number[])
      else reject(new Error(`a process ended with ${code}`))
    })
  })
  return { ready, sent }
}

describe('eight processes under one limit', () => {
  it.each([0, 2])(
    'use the quota of a day to the last call, Redis killed %i times',
    async (kills) => {
      const server = await startRedis()
      if (server === undefined) {
        console.warn('skipped: there is no redis-server on this machine')
        return
      }
      try {
        await awayFromMidnight()
        const all = Array.from({ length: processes }, () => start(server, 'test'))
        await Promise.all(all.map(({ ready }) => ready))
        for (let kill = 0; kill < kills; kill++) {
          // Killed while calls are under way; when exactly does not matter to what has to hold.
          await new Promise((resolve) => setTimeout(resolve, 700))
          await server.kill()
          await server.start()
        }
        const each = await Promise.all(all.map(({ sent }) => sent))
        const times = each.flat()
        expect(times.length).toBeLessThanOrEqual(perDay)
        expect(times.length).toBeGreaterThanOrEqual(perDay - processes * kills)
        const most = mostInASecond(times)
        if (process.env['PAIFANG_TIMES'] === '1') {
          console.info({ kills, sent: times.length, most, each: each.map(({ length }) => length) })
          expect(most).toBeLessThanOrEqual(perSecond * 1.1)
        }
      } finally {
        await server.stop()
      }
    },
    600_000,
  )
})
