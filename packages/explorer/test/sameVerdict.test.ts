import { startEmulator, type Emulator } from '@paifang/emulator'
import type { Entry, Sides } from '@paifang/emulator/control'
import { parseCompactDateTime, parseDateTime } from '@paifang/wire'
import { randomCall, randomFrom } from '../../signing/test/explain/figures'
import { mistakes, type Asked, type Call } from '../../signing/test/explain/mistakes'
import { encodings, hashedBy, shownAs, textOf } from '../../signing/test/explain/shown'
import { opretail, rightSignature, top, type Gateway } from '../../signing/test/explain/oracle'
import type { Console } from '../../cli/src/explore/startConsole'
import type { SignatureShown } from '../src/contract'
import { ask, startConsoleFor } from './openConsole'

const isLong = process.env['PAIFANG_LONG'] === '1'

const made = (
  gateway: Gateway,
  mistake: (typeof mistakes)[number],
  seed: number,
  callOf: (call: Call) => Call = (call) => call,
): { readonly call: Call; readonly asked: Asked } | undefined => {
  const random = randomFrom(seed)
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const call = callOf(randomCall(gateway, random))
    const asked = mistake.make(call)
    if (asked !== undefined && asked.more === undefined) return { call, asked }
  }
  return undefined
}

/** One of each name, unless all are asked for. */
const chosen = isLong
  ? mistakes
  : [...new Map(mistakes.map((mistake) => [mistake.name ?? 'none', mistake])).values()]

/** No value is hidden for its name. */
const withOpenNames = (call: Call): Call => ({
  ...call,
  sent: call.sent.map(([name, text]) => [name.replace(/Name$/, 'Kind'), text] as const),
})

type Segments = Sides['gateway']['segments']

/** A value that is shown as its name (TOP) or as its length (opretail). */
const unmasked = (text: string, field: string, values: ReadonlyMap<string, string>): string => {
  const name = /^‹(.*)›$/.exec(text)?.[1] ?? ''
  const value = values.get(field) ?? ''
  return values.get(name) ?? (name === String(value.length) ? value : text)
}

/** The parameters whose values opretail shows. */
const shownByOpretail = /^_(?:aid|mt|sm|requestMode|version|timestamp|format)$/

const utf8 = encodings.slice(0, 1)

/** Each way that clients write a signature down. */
const writings = (hex: string): ReadonlyArray<string> => [
  hex,
  hex.toLowerCase(),
  `${hex}\n`,
  Buffer.from(hex, 'hex').toString('base64'),
  hex.replace(/../g, (byte) => byte.replace(/^0/, '')),
  hex.slice(8, 24),
]

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

  const bodyOf = ({ sent, signature }: Asked): URLSearchParams =>
    new URLSearchParams(
      [...sent, [gateway.signatureField, signature] as const].map(([key, text]): [string, string] => [
        key,
        text,
      ]),
    )

  const explainPasted = (call: Call, asked: Asked): Promise<SignatureShown> =>
    ask(served, 'signature', {
      from: `curl -X POST ${emulator[name].endpoint} --data-raw '${bodyOf(asked).toString()}'`,
      gateway: name,
      secret: { from: 'once', value: call.secret },
    })

  /** What the inspector says of a call, and what the debugger says of the same once it is pasted. */
  const both = async (call: Call, asked: Asked): Promise<readonly [Entry['explanation'], SignatureShown]> => {
    const params = Object.fromEntries(asked.sent)
    const stamp = params[gateway.timestampField] ?? ''
    const parse = name === 'top' ? parseDateTime : parseCompactDateTime
    const now = parse(stamp)
    if (now !== undefined) emulator.clock.set(now)
    await fetch(`${emulator.controlUrl}/apps/${name}`, {
      method: 'POST',
      body: JSON.stringify(account[name](params, call.secret)),
    })
    await fetch(emulator[name].endpoint, { method: 'POST', body: bodyOf(asked) })
    const { newest } = (
      (await (await fetch(`${emulator.controlUrl}/info`)).json()) as { journal: { newest: number } }
    ).journal
    const entry = (await (await fetch(`${emulator.controlUrl}/journal/${newest}`)).json()) as Entry
    return [entry.explanation, await explainPasted(call, asked)]
  }

  it('is named alike by the inspector and by the debugger, whatever is wrong with it', async () => {
    const seen: string[] = []
    for (const mistake of chosen) {
      const found = made(gateway, mistake, 7)
      if (found === undefined) continue
      const [inspected, pasted] = await both(found.call, found.asked)
      // Refused before its signature was looked at.
      if (inspected === undefined) continue
      expect({ what: mistake.what, name: pasted.name }).toEqual({ what: mistake.what, name: inspected.name })
      seen.push(inspected.name)
    }
    console.log(`${gateway.name}: ${seen.length} of ${chosen.length} mistakes, ${new Set(seen).size} names`)
    expect(new Set(seen).size).toBeGreaterThan(10)
  })

  it('is what the shown client side makes, hashed, and the right one is what the shown gateway side makes', async () => {
    const seen = new Set<string>()
    const wrong: string[] = []
    const hidden: string[] = []
    for (const mistake of mistakes) {
      const found = made(gateway, mistake, 7, withOpenNames)
      if (found === undefined) continue
      const { call, asked } = found
      const { sent, signature, earlier = '' } = asked
      const { name: difference, matched, sides } = await explainPasted(call, asked)
      const values = new Map(sent)
      const open = (segments: Segments): Segments =>
        segments.map(({ text, field = '', ...rest }) => ({
          ...rest,
          field,
          text: unmasked(text, field, values),
        }))
      const hashed = (
        { segments, formula }: Sides['gateway'],
        all: typeof encodings,
      ): ReadonlyArray<string> => {
        const text = shownAs(textOf({ segments: open(segments) }), { ...call, sent }).replace(
          '‹signature›',
          earlier,
        )
        return all.map((encode) => hashedBy(formula, call.secret, encode, text))
      }
      // A call without its sign method has no right signature.
      if (
        values.has(gateway.methodField) &&
        !hashed(sides.gateway, utf8).includes(rightSignature(sent, gateway, call.secret))
      )
        wrong.push(`${mistake.what}: gateway ${sides.gateway.formula} ${textOf(sides.gateway)}`)
      if (matched !== (sides.client !== undefined)) wrong.push(`${mistake.what}: matched ${matched}`)
      if (sides.client === undefined) continue
      // What differs in a value that opretail shows to nobody is marked there, and not shown.
      const isHidden = [...sides.gateway.segments, ...sides.client.segments].some(
        ({ kind, field = '', text, differs }) =>
          gateway === opretail &&
          kind === 'value' &&
          differs !== undefined &&
          (text.includes('‹') || !shownByOpretail.test(field)),
      )
      if (isHidden) {
        hidden.push(difference)
        continue
      }
      // Which bytes a text became is said by the name of the difference, not by its formula.
      const own = hashed(
        sides.client,
        /bytes|twice|surrogates|line-end-hashed/.test(difference) ? encodings : utf8,
      )
      if (!own.flatMap(writings).includes(signature))
        wrong.push(`${mistake.what}: ${difference} ${sides.client.formula} ${textOf(sides.client)}`)
      seen.add(difference)
    }
    console.log(
      `${gateway.name}: the sides of ${seen.size} names; in a hidden value: ${new Set(hidden).size}`,
    )
    expect(wrong).toEqual([])
    expect(seen.size).toBeGreaterThan(gateway === top ? 60 : 30)
  })
})
