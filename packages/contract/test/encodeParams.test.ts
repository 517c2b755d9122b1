import { encodeParams, id, idInput, limited, list, present, struct, text } from '@paifang/contract'
import * as fc from 'fast-check'
import * as t from 'io-ts'

const ids = {
  plain: id,
  input: idInput,
  present: present(idInput),
  limited: limited(idInput, { maxLength: 30 }),
}
const Input = struct<Record<keyof typeof ids, string>>('Input', { required: ids } as never)
const digits = fc.stringMatching(/^-?[0-9]{1,25}$/)

describe('encodeParams', () => {
  it('gives the same texts as encode, ids without a way through numbers', () => {
    fc.assert(
      fc.property(fc.record({ plain: digits, input: digits, present: digits, limited: digits }), (value) => {
        const params = encodeParams(Input, value) as Readonly<Record<string, unknown>>
        expect(params).toEqual(value)
        for (const [name, encoded] of Object.entries(Input.encode(value) as object))
          expect(String(params[name])).toBe(String(encoded))
      }),
    )
  })

  it('leaves bare integers where JSON text will be made of them', () => {
    const Nested = struct<{ readonly rows: ReadonlyArray<{ readonly tid: string }> }>('Nested', {
      required: { rows: list(struct<{ readonly tid: string }>('Row', { required: { tid: id } })) },
    })
    expect(encodeParams(Nested, { rows: [{ tid: '7091800003790954036' }] })).toEqual({
      rows: [{ tid: 7091800003790954036n }],
    })
  })

  it('encodes with the codec itself where it is no struct of ours', () => {
    const foreign = t.type({ a: t.string })
    expect(encodeParams(foreign as never, { a: 'x' } as never)).toEqual({ a: 'x' })
    expect(encodeParams(text, 'x')).toBe('x')
  })
})
