import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import {
  canonicalise,
  createSigner,
  sign,
  signMethods,
  signPairs,
  stringToSign,
  verify,
} from '@paifang/signer-top'

const text = fc.string({ unit: 'binary' })
// Units that are halves of a pair, which a string of whole characters never has.
const halves = fc.string({ unit: fc.constantFrom('\uD83D', '\uDE00', 'a', ' ') })
const anyParams = fc.dictionary(
  fc.string({ unit: 'binary' }).filter((name) => name !== 'sign'),
  fc.oneof(
    text,
    fc.integer(),
    fc.boolean(),
    fc.bigInt(),
    fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown),
  ),
  { maxKeys: 12 },
)
const secrets = fc.string({ unit: 'binary', minLength: 1, maxLength: 100 })
const methods = fc.constantFrom(...signMethods)

const canSign = (params: Readonly<Record<string, unknown>>): boolean => {
  try {
    canonicalise(params)
    return true
  } catch {
    return false
  }
}

describe('the laws of signing', () => {
  it('is the MD5 or HMAC that node:crypto computes, for keys of any length', () => {
    fc.assert(
      fc.property(anyParams.filter(canSign), secrets, text, (params, secret, body) => {
        const base = stringToSign(canonicalise(params), body)
        const upper = (hex: string): string => hex.toUpperCase()
        expect(sign({ params, secret, method: 'md5', body })).toBe(
          upper(
            createHash('md5')
              .update(secret + base + secret)
              .digest('hex'),
          ),
        )
        expect(sign({ params, secret, method: 'hmac', body })).toBe(
          upper(createHmac('md5', secret).update(base).digest('hex')),
        )
        expect(sign({ params, secret, method: 'hmac-sha256', body })).toBe(
          upper(createHmac('sha256', secret).update(base).digest('hex')),
        )
      }),
    )
  })

  it('does not depend on the order of the parameters', () => {
    fc.assert(
      fc.property(
        anyParams.filter(canSign),
        secrets,
        methods,
        fc.infiniteStream(fc.nat()),
        (params, secret, method, draws) => {
          const shuffled = Object.entries(params)
            .map((entry) => ({ entry, draw: draws.next().value }))
            .sort((a, b) => a.draw - b.draw)
          const again = Object.fromEntries(shuffled.map(({ entry }) => entry))
          expect(sign({ params: again, secret, method })).toBe(sign({ params, secret, method }))
        },
      ),
    )
  })

  it('signs what a form parser gets back from the encoded body', () => {
    fc.assert(
      fc.property(anyParams.filter(canSign), (params) => {
        const pairs = canonicalise(params)
        const wire = new URLSearchParams(
          pairs.map(([name, value]): [string, string] => [name, value]),
        ).toString()
        expect([...new URLSearchParams(wire)]).toEqual(pairs)
        expect(canonicalise(Object.fromEntries(new URLSearchParams(wire)))).toEqual(pairs)
      }),
    )
  })

  it('sends different pairs for different texts', () => {
    const texts = fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => name.trim() === name && name !== 'sign'),
      fc.string().map((value) => `.${value}`),
      { maxKeys: 5 },
    )
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const same = JSON.stringify(canonicalise(one)) === JSON.stringify(canonicalise(other))
        expect(same).toBe(
          JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort()),
        )
      }),
    )
  })

  it('returns for no input a signature of something else than what is sent', () => {
    const hostile = fc.dictionary(
      fc.string({ unit: 'binary' }),
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
        withNullPrototype: true,
        withObjectString: true,
        withSparseArray: true,
      }),
      { maxKeys: 6 },
    )
    fc.assert(
      fc.property(
        fc.oneof(hostile, fc.dictionary(halves, halves), fc.anything()),
        secrets,
        methods,
        (params, secret, method) => {
          const input = params as Record<string, unknown>
          const run = (make: () => unknown): unknown => {
            try {
              return make()
            } catch (thrown) {
              return thrown instanceof TypeError ? `refused: ${thrown.message}` : thrown
            }
          }
          const signed = run(() => sign({ params: input, secret, method }))
          expect(run(() => createSigner({ secret, method }).sign(input))).toEqual(signed)
          if (typeof signed !== 'string' || signed.startsWith('refused: ')) return
          expect(signed).toBe(signPairs({ pairs: canonicalise(input), secret, method }))
          expect(Object.keys(input).includes('sign') && input['sign'] != null).toBe(false)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('changes with any character of any part', () => {
    const filled = fc.record({
      params: anyParams.filter((params) => canSign(params) && canonicalise(params).length > 0),
      secret: secrets,
      method: methods,
      body: text,
    })
    fc.assert(
      fc.property(filled, fc.nat(), fc.nat(), ({ params, secret, method, body }, draw, place) => {
        const pairs = canonicalise(params)
        const [name, value] = pairs[draw % pairs.length]!
        const at = place % (value.length + 1)
        const changed = {
          ...Object.fromEntries(pairs),
          [name]: `${value.slice(0, at)}\u0001${value.slice(at)}`,
        }
        const signature = sign({ params, secret, method, body })
        expect(verify({ params, secret, method, body, signature })).toBe(true)
        if (canSign(changed)) expect(verify({ params: changed, secret, method, body, signature })).toBe(false)
        expect(verify({ params, secret, method, body: `${body}.`, signature })).toBe(false)
        expect(verify({ params, secret: `${secret}.`, method, body, signature })).toBe(false)
      }),
    )
  })

  it('remembers an order of names without mixing calls up', () => {
    fc.assert(
      fc.property(
        fc.array(anyParams.filter(canSign), { minLength: 2, maxLength: 6 }),
        secrets,
        methods,
        (calls, secret, method) => {
          const signer = createSigner({ secret, method })
          for (const params of [...calls, ...calls])
            expect([signer.sign(params), signer.signPairs(canonicalise(params))]).toEqual(
              Array(2).fill(sign({ params, secret, method })),
            )
        },
      ),
    )
  })
})
