import { startEmulator, type Emulator } from '@paifang/emulator'
import type { Entry } from '@paifang/emulator/control'
import { parseCompactDateTime, parseDateTime } from '@paifang/wire'
import { randomCall, randomFrom } from '../../signing/test/explain/figures'
import { mistakes, type Asked, type Call } from '../../signing/test/explain/mistakes'
import { opretail, top, type Gateway } from '../../signing/test/explain/oracle'
import type { Console } from '../../cli/src/explore/startConsole'
import type { SignatureShown } from '../src/server/SignatureShown'
import { startConsoleFor } from './openConsole'

const isLong = process.env['PAIFANG_LONG'] === '1'

const made = (
  gateway: Gateway,
  mistake: (typeof mistakes)[number],
  seed: number,
): { readonly call: Call; readonly asked: Asked } | undefined => {
  const random = randomFrom(seed)
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const call = randomCall(gateway, random)
    const asked = mistake.make(call)
    if (asked !== undefined && asked.more === undefined) return { call, asked }
  }
  return undefined
}

/** One of each name, unless all are asked for. */
const chosen = isLong
  ? mistakes
  : [...new Map(mistakes.map((mistake) => [mistake.name ?? 'none', mistake])).values()]

const account = {
  top: (sent: Readonly<Record<string, string>>, secret: string) => ({
    appKey: sent['app_key'] ?? '',
    appSecret: secret,
  }),
  opretail: (sent: Readonly<Record<string, string>>, secret: string) => ({
    accessKey: sent['_akey'] ?? '',
    accessSecret: secret,
    applicationId: sent['_aid'] ?? '',
  }),
}

describe.each([top, opretail])('a signature of $name that is wrong', (gateway) => {
  let emulator: Emulator
  let served: Console
  beforeAll(async () => {
    emulator = await startEmulator({ operations: [], onBanner: () => undefined })
    served = await startConsoleFor({ emulator: emulator.url })
  })
  afterAll(async () => {
    await served.close()
    await emulator.close()
  })

  const { name } = gateway

  /** What the inspector says of a call, and what the debugger says of the same once it is pasted. */
  const both = async (
    call: Call,
    { sent, signature }: Asked,
  ): Promise<readonly [string | undefined, string]> => {
    const params = Object.fromEntries(sent)
    const stamp = params[gateway.timestampField] ?? ''
    const parse = name === 'top' ? parseDateTime : parseCompactDateTime
    const now = parse(stamp)
    if (now !== undefined) emulator.clock.set(now)
    await fetch(`${emulator.controlUrl}/apps/${name}`, {
      method: 'POST',
      body: JSON.stringify(account[name](params, call.secret)),
    })
    const body = new URLSearchParams(
      [...sent, [gateway.signatureField, signature] as const].map(([key, text]): [string, string] => [
        key,
        text,
      ]),
    )
    const { endpoint } = emulator[name]
    await fetch(endpoint, { method: 'POST', body })
    const { newest } = (
      (await (await fetch(`${emulator.controlUrl}/info`)).json()) as { journal: { newest: number } }
    ).journal
    const entry = (await (await fetch(`${emulator.controlUrl}/journal/${newest}`)).json()) as Entry
    const explained = await fetch(`${served.url}/api/signature`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${new URLSearchParams(new URL(served.link).hash.slice(1)).get('token') ?? ''}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        from: `curl -X POST ${endpoint} --data-raw '${body.toString()}'`,
        gateway: name,
        secret: { from: 'once', value: call.secret },
      }),
    })
    const { name: pasted } = (await explained.json()) as SignatureShown
    return [entry.explanation?.name, pasted]
  }

  it('is named alike by the inspector and by the debugger, whatever is wrong with it', async () => {
    const seen: string[] = []
    for (const mistake of chosen) {
      const found = made(gateway, mistake, 7)
      if (found === undefined) continue
      const [inspected, pasted] = await both(found.call, found.asked)
      // Refused before its signature was looked at.
      if (inspected === undefined) continue
      expect({ what: mistake.what, name: pasted }).toEqual({ what: mistake.what, name: inspected })
      seen.push(inspected)
    }
    console.log(`${gateway.name}: ${seen.length} of ${chosen.length} mistakes, ${new Set(seen).size} names`)
    expect(new Set(seen).size).toBeGreaterThan(10)
  })
})
