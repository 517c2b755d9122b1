import fc from 'fast-check'
import {
  formTemplates,
  formText,
  oncePerSecond,
  perObject,
  rememberLast,
  type TextPairs,
} from '@paifang/gateway/author'

const pairs: fc.Arbitrary<TextPairs> = fc
  .dictionary(fc.constantFrom('a', 'b', '名', 'x y', '9'), fc.string({ unit: 'grapheme', maxLength: 6 }), {
    noNullPrototype: true,
  })
  .map((record) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

interface Signatory {
  readonly [member: string]: unknown
  readonly key: string
  readonly secret: unknown
  readonly extra: ReadonlyArray<readonly [string, string]>
  readonly hasSession: boolean
}

const signatory: fc.Arbitrary<Signatory> = fc.record({
  key: fc.constantFrom('k1', 'k2'),
  secret: fc.constantFrom(...[{}, {}]),
  extra: fc.array(fc.tuple(fc.constantFrom('x', 'y'), fc.constantFrom('1', '2')), { maxLength: 2 }),
  hasSession: fc.boolean(),
})

/** What a binding is made of, so that one kept for another signatory or other names shows. */
const bound = (of: Signatory, names: ReadonlyArray<string>) => ({ of: { ...of }, names: [...names] })

describe('formTemplates', () => {
  it('write and bind every call as if it were the first, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(pairs, signatory), { maxLength: 20 }), (calls) => {
        const templateOf = formTemplates(bound)
        for (const [call, by] of calls) {
          const template = templateOf(call)
          expect(template.text(call)).toBe(call.length === 0 ? '' : `&${formText(call)}`)
          const made = template.bind(by)
          expect(made).toEqual({ of: by, names: call.map(([name]) => name) })
          expect(made.of.secret).toBe(by.secret)
        }
      }),
    )
  })

  it('bind the same signatory once', () => {
    let made = 0
    const templateOf = formTemplates((_by: Signatory) => ++made)
    const by = (): Signatory => ({ key: 'k', secret: templateOf, extra: [['x', '1']], hasSession: true })
    for (let i = 0; i < 5; i++) expect(templateOf([['a', String(i)]]).bind(by())).toBe(1)
  })

  it('are few: an operation whose names never repeat keeps none of them for long', () => {
    const templateOf = formTemplates(bound)
    const first = templateOf([['a', '']])
    expect(templateOf([['a', 'x']])).toBe(first)
    for (let i = 0; i < 8; i++) templateOf([[`other ${i}`, '']])
    expect(templateOf([['a', '']])).not.toBe(first)
  })

  it('refuse a text that has no UTF-8 form, each time', () => {
    const template = formTemplates(bound)([['a', '']])
    for (let i = 0; i < 2; i++) expect(() => template.text([['a', '\ud800']])).toThrow(URIError)
  })
})

describe('rememberLast', () => {
  it('keeps nothing of what could not be made', () => {
    let broken = true
    const of = rememberLast(({ a }: { readonly a: number }) => {
      if (broken) throw new RangeError('no')
      return { a }
    })
    expect(() => of({ a: 1 })).toThrow(RangeError)
    broken = false
    expect(of({ a: 1 })).toEqual({ a: 1 })
  })
})

describe('oncePerSecond', () => {
  it('writes again when the second is another, forwards or backwards, and not before', () => {
    const written: number[] = []
    const text = oncePerSecond((epochMs) => String(written.push(epochMs)))
    expect([0, 999, 1000, 1001, -1, 0].map(text)).toEqual(['1', '1', '2', '2', '3', '4'])
    expect(written).toEqual([0, 1000, -1, 0])
  })

  it('remembers nothing of a moment that could not be written', () => {
    let broken = true
    const text = oncePerSecond((epochMs) => {
      if (broken) throw new RangeError('no such moment')
      return epochMs
    })
    expect(() => text(5)).toThrow(RangeError)
    broken = false
    expect(text(6)).toBe(6)
  })
})

describe('perObject', () => {
  it('makes one thing for each object', () => {
    const of = perObject((owner: object) => ({ owner }))
    const owner = {}
    expect(of(owner)).toBe(of(owner))
    expect(of({})).not.toBe(of(owner))
  })
})
