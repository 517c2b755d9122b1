import { createHash, createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { explain as explainOpretail } from '@paifang/signer-opretail'
import { explain as explainTop } from '@paifang/signer-top'
import {
  createExplainer,
  type Explanation,
  type Side,
  type Sides,
  type SigningScheme,
} from '@paifang/signing'
import { parseCompactDateTime, parseDateTime } from '@paifang/wire'
import { markDifferences } from '../../src/explain/markDifferences'
import type { Segment } from '../../src/explain/Sides'
import { randomCall, randomFrom } from './figures'
import { encodings, shownAs, textOf } from './shown'
import { mistakes, type Asked, type Call } from './mistakes'
import {
  opretail,
  plainWay,
  rightSignature,
  signEntries,
  signText,
  top,
  type Entries,
  type Gateway,
} from './oracle'

/** Both gateways as they are, but that nothing is hidden by its name. */
const openScheme = ({
  name,
  signatureField,
  keepsBlank,
  methodField,
  timestampField,
  system,
  otherMethods,
}: Gateway): SigningScheme => ({
  canonical: { signatureName: signatureField, keepsBlank },
  methodField,
  methods: {
    md5: { algorithm: 'md5', secret: 'around' },
    ...Object.fromEntries(
      otherMethods.map(([method, algorithm, place]) => [
        method,
        { algorithm, secret: place === 'key' ? 'key' : 'around' } as const,
      ]),
    ),
  },
  defaultMethod: 'md5',
  methodNamed: (text) =>
    text === 'md5' || otherMethods.some(([method]) => method === text) ? text : undefined,
  timestamp: {
    field: timestampField,
    form: '',
    parse: name === 'top' ? parseDateTime : parseCompactDateTime,
    toleranceMs: 600_000,
  },
  isSystem: (field) => Object.hasOwn(system, field) || field.startsWith('_'),
  systemFields: Object.keys(system),
  usualValues: [
    ['format', 'json'],
    ['v', '2.0'],
    ['_format', 'json'],
    ['_version', 'v1'],
  ],
  readsObjects: false,
  hidden: () => undefined,
})

const gateways = [top, opretail].map((gateway) => ({
  gateway,
  explain: createExplainer(openScheme(gateway)),
}))

/** Every signature that a text and a secret make by some digest and charset. */
const signaturesOf = (text: string, secret: string): ReadonlySet<string> => {
  const spaced = ['', '\n', '\r\n', ' ', '\t'].flatMap((space) => [secret + space, space + secret])
  const keys = [
    ...[...spaced, `"${secret}"`, `${secret}&`, secret.toUpperCase(), `\ufeff${secret}`].map((key) =>
      Buffer.from(key),
    ),
    Buffer.from(secret, 'hex'),
    Buffer.from(secret, 'base64'),
  ]
  return new Set(
    ['md5', 'sha1', 'sha256', 'sha512'].flatMap((algorithm) =>
      encodings.flatMap((encode) => {
        const bytes = encode(text)
        return [
          createHash(algorithm).update(bytes),
          createHmac(algorithm, bytes).update(secret),
          ...keys.map((key) => createHmac(algorithm, key).update(bytes)),
        ].map((hash) => hash.digest('hex').toUpperCase())
      }),
    ),
  )
}

const asked = (
  gateway: Gateway,
  mistake: (typeof mistakes)[number],
): { call: Call; asked: Asked } | undefined => {
  const random = randomFrom(7)
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const call = randomCall(gateway, random)
    const made = mistake.make(call)
    if (made !== undefined) return { call: { ...call, sent: made.sent }, asked: made }
  }
  return undefined
}

describe('the sides of an explanation', () => {
  const found = new Set<string>()

  it.each(mistakes.map((mistake) => [mistake.what, mistake] as const))(
    'make, hashed, the signature of the client and that of the gateway: %s',
    (_what, mistake) => {
      for (const { gateway, explain } of gateways) {
        const made = asked(gateway, mistake)
        if (made === undefined) continue
        const {
          call,
          asked: { sent, signature, earlier = '', more = {} },
        } = made
        const { sides, name, matched } = explain({
          received: sent,
          secret: call.secret,
          signature,
          fields: ['zknown'],
          ...more,
        })
        const body = more.body ?? ''
        const gatewayText = shownAs(textOf(sides.gateway), call)
        const right = signText(
          [...sent]
            .filter(([, text]) => gateway.keepsBlank || text.trim() !== '')
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([field, text]) => field + text)
            .join('') + body,
          plainWay(call.secret),
        )
        const isNamed = sent.some(([field]) => field === gateway.methodField)
        if (isNamed && sides.gateway.formula === 'MD5(text)')
          expect(createHash('md5').update(gatewayText).digest('hex').toUpperCase()).toBe(right)
        if (!matched) {
          expect(sides.client).toBeUndefined()
          continue
        }
        if (sides.client === undefined) throw new Error(name)
        const clientText = textOf(sides.client)
        const secrets = [call.secret, ...(more.otherSecrets ?? []).map(({ secret }) => secret)]
        const hex = signature.trim().toUpperCase()
        const wanted = [hex, Buffer.from(signature.trim(), 'base64').toString('hex').toUpperCase()]
        const hashed = clientText.replace('‹signature›', earlier)
        const possible = secrets.map((secret) => signaturesOf(shownAs(hashed, call, secret), secret))
        if (earlier !== '') expect(JSON.stringify(sides)).not.toContain(earlier)
        if (!/zeros-lost|signature-cut|signature-missing/.test(name))
          expect([name, clientText, wanted.some((one) => possible.some((all) => all.has(one)))]).toEqual([
            name,
            clientText,
            true,
          ])
        found.add(name)
      }
    },
  )

  it('covers most names there are', () => {
    expect(found.size).toBeGreaterThan(55)
  })

  it('mark what differs, on both sides', () => {
    const received = {
      app_key: '1',
      fields: 'tid,buyer',
      method: 'm',
      timestamp: '2026-03-11 15:04:05',
      zed: '1',
    }
    const secret = 'a1b2c3d4'
    const ask = (signed: Readonly<Record<string, string>>, change = {}): Sides =>
      explainTop({
        received,
        secret,
        signature: signEntries(Object.entries(signed), { ...plainWay(secret), ...change }),
      }).sides
    const marked = (side: Side | undefined): ReadonlyArray<string> =>
      (side?.segments ?? []).flatMap(({ text, differs, field = '' }) =>
        differs === undefined ? [] : [`${field} ${text.slice(...differs)}`],
      )
    const encoded = ask({ ...received, fields: 'tid%2Cbuyer' })
    expect([marked(encoded.gateway), marked(encoded.client)]).toEqual([['fields ,'], ['fields %2C']])
    const { zed: _zed, ...without } = received
    const added = ask(without)
    expect([marked(added.gateway), marked(added.client)]).toEqual([['zed zed', 'zed 1'], []])
    const unsorted = ask(received, {
      order: ([a]: readonly [string, string], [b]: readonly [string, string]) => (a < b ? 1 : -1),
    })
    expect(marked(unsorted.gateway)).toHaveLength(marked(unsorted.client).length)
    expect(unsorted.client?.segments.map(({ field }) => field)).toContain('zed')
    const glued = ask(received, {
      join: (pairs: ReadonlyArray<readonly [string, string]>) =>
        pairs.map((pair) => pair.join('=')).join('&'),
    })
    expect(marked(glued.client)).toEqual(expect.arrayContaining([' =', ' &']))
    const digest = ask(received, { place: 'key' })
    expect([marked(digest.client).length, digest.gateway.formula, digest.client?.formula]).toEqual([
      0,
      'MD5(text)',
      'HMAC-MD5(key ‹secret›, text)',
    ])
  })

  it('agree where the signature is right, and know no client where nothing is found', () => {
    const random = randomFrom(3)
    for (const { gateway, explain } of gateways) {
      const { sent, secret } = randomCall(gateway, random)
      const right = explain({ received: sent, secret, signature: rightSignature(sent, gateway, secret) })
      expect(right.sides.client).toEqual(right.sides.gateway)
      expect(explain({ received: sent, secret, signature: 'A'.repeat(32) }).sides).not.toHaveProperty(
        'client',
      )
    }
  })

  it.each(mistakes.map((mistake) => [mistake.what, mistake] as const))(
    'show no canary: %s',
    (_what, mistake) => {
      const canaries = [
        'CANARYmobile13912345678',
        '13712345678',
        'CANARY机密',
        'canarysession012345',
      ] as const
      const json = JSON.stringify({
        mobile: canaries[0],
        deep: JSON.stringify({ address: canaries[2] }),
        note: `call 13712345678`,
      })
      for (const gateway of [top, opretail]) {
        const random = randomFrom(5)
        for (let attempt = 0; attempt < 20; attempt += 1) {
          const plain = randomCall(gateway, random)
          const sent: Entries = [
            ...plain.sent.filter(([name]) => name !== 'session'),
            ...(gateway.name === 'top' ? [['session', canaries[3]] as const] : []),
            ['customer', json] as const,
            ['mobile', `${canaries[0]} x`] as const,
            ['secretive', canaries[2]] as const,
          ]
          const call: Call = { ...plain, sent, secret: 'canarysecret0123456789' }
          const made = mistake.make(call)
          if (made === undefined) continue
          const options = {
            received: made.sent,
            secret: call.secret,
            signature: made.signature,
            fields: ['zknown'],
            sensitive: ['secretive'],
            ...made.more,
          }
          const answer: Explanation = gateway.name === 'top' ? explainTop(options) : explainOpretail(options)
          const shown = JSON.stringify(answer)
          const decoded = shown.replace(/(%[0-9a-f]{2})+/gi, (escaped) => {
            try {
              return decodeURIComponent(escaped)
            } catch {
              return escaped
            }
          })
          for (const each of [...canaries, call.secret, 'CANARYmobile', '机密'])
            for (const text of [shown, decoded, shown.toLowerCase(), decoded.replaceAll('\\', '')])
              expect(text.includes(each) ? [each, answer.name, text] : []).toEqual([])
          break
        }
      }
    },
  )
})

describe('the marks', () => {
  const segment: fc.Arbitrary<Segment> = fc.record({
    kind: fc.constantFrom('name', 'value', 'glue', 'body'),
    field: fc.constantFrom('a', 'b', 'c'),
    text: fc.constantFrom('x', 'xy', 'y', 'zzz'),
  })
  const side = fc.array(segment, { maxLength: 12 })

  it('leave the same on both sides once what is marked is taken out whole', () => {
    fc.assert(
      fc.property(side, side, (one, two) => {
        const [gateway, client] = markDifferences(one, two)
        const plain = (segments: ReadonlyArray<Segment>): ReadonlyArray<Segment> =>
          segments.filter(({ differs }) => differs === undefined)
        expect(plain(gateway)).toEqual(plain(client))
        expect(gateway.map(({ differs: _marks, ...rest }) => rest)).toEqual(one)
        for (const { text, differs } of [...gateway, ...client])
          if (differs !== undefined)
            expect(0 <= differs[0] && differs[0] <= differs[1] && differs[1] <= text.length).toBe(true)
      }),
    )
  })

  it('mark nothing where nothing differs', () => {
    fc.assert(fc.property(side, (one) => expect(markDifferences(one, one)).toEqual([one, one])))
  })
})
