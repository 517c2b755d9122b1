import { boolean, json, list, struct, text, unknownStruct, type AnyCodec } from '@paifang/contract'
import { contradictionIn, describedBy } from '@paifang/gateway/author'
import fc from 'fast-check'

const failing = fc.constantFrom<Readonly<Record<string, unknown>>>(
  { success: false },
  { success: 'False ' },
  { success: 'fail' },
  { success: -1 },
  { success: ['true', 'false'] },
  { is_success: 'N' },
  { isError: 'true' },
  { error: { code: 5 } },
  { errors: [{ code: 5 }] },
  { errno: 5, errmsg: 'x' },
  { error_code: 'x' },
  { sub_code: 'isv.x' },
  { error_response: { code: 25 } },
)
const fine = fc.constantFrom<Readonly<Record<string, unknown>>>(
  { success: true },
  { success: ' ' },
  { success: 'null' },
  { success: 12 },
  { isError: '0' },
  { error: 'false' },
  { errors: [] },
  { errno: 0, errmsg: 'ok' },
  { error_code: '0000', error_msg: '操作成功' },
  { sub_code: '\n' },
  { code: 0, message: 'done' },
  { orders: [{ success: false }] },
  { order: { success: false } },
)
const wrapper = fc.constantFrom('result', 'data', 'model', 'module', 'response', 'send_result', 'sendResult')
const path = fc.array(wrapper, { maxLength: 4 })

/** The members behind a path, each level with another member beside, as structs or the last as JSON text. */
const wrapped = (names: ReadonlyArray<string>, members: object, asText: boolean): object =>
  names.reduceRight<object>(
    (inner, name, at) => ({
      id: 'x',
      [name]: asText && at === names.length - 1 ? JSON.stringify(inner) : inner,
    }),
    members,
  )

/** A codec that describes the members, behind a path. */
const describing = (names: ReadonlyArray<string>, members: object): AnyCodec =>
  names.reduceRight<AnyCodec>(
    (inner, name, at) =>
      struct('Outer', {
        optional: { id: text, [name]: at === 0 ? list(inner) : at === 1 ? json(inner) : inner },
      }),
    struct('Inner', {
      optional: Object.fromEntries(Object.keys(members).map((name) => [name, unknownStruct])),
    }),
  )

describe('an answer contradicts itself', () => {
  it('by any member that says so and that no document describes, wherever services put how it ended', () => {
    fc.assert(
      fc.property(path, failing, fc.boolean(), (names, members, asText) => {
        const answer = wrapped(names, members, asText)
        const found = contradictionIn(answer)
        expect(found?.struct).toEqual(expect.objectContaining(members))
        expect(found?.at).toBe([...names, Object.keys(members)[0]].join('.'))
        expect(contradictionIn(answer, describedBy(unknownStruct))).toBeDefined()
        expect(
          contradictionIn(answer, describedBy(struct('Other', { optional: { id: text } }))),
        ).toBeDefined()
        expect(contradictionIn(answer, describedBy(describing(names, members)))).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  it('by nothing that says that all is well', () => {
    fc.assert(
      fc.property(path, fine, fc.boolean(), (names, members, asText) => {
        expect(contradictionIn(wrapped(names, members, asText))).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  it('by a struct that is a code and words about it, where no document describes them', () => {
    const bare = { code: 500, msg: 'no', request_id: null }
    expect(contradictionIn({ data: bare })).toEqual({ struct: bare, at: 'data.code' })
    expect(
      contradictionIn({ data: bare }, { data: struct('D', { optional: { total: text } }) })?.struct,
    ).toEqual(bare)
    expect(
      contradictionIn({ data: bare }, { data: struct('D', { optional: { code: text } }) }),
    ).toBeUndefined()
    for (const data of [{ ...bare, id: 1 }, { code: 500 }, { ...bare, code: 'OK' }, { ...bare, code: {} }])
      expect(contradictionIn({ data })).toBeUndefined()
  })

  it('without a look at what a document describes under any other name', () => {
    const answer = {
      get title(): string {
        throw new Error('it was read')
      },
      result: { success: false },
    }
    const described = describedBy(struct('D', { optional: { title: text, result: struct('R', {}) } }))
    expect(contradictionIn(answer, described)?.at).toBe('result.success')
  })

  it('by no text that a document describes as text, and by none that is too long to say how something ended', () => {
    const said = '{"success":false}'
    expect(contradictionIn({ result: said }, { result: text })).toBeUndefined()
    expect(contradictionIn({ result: said }, { result: json(struct('R', {})) })).toBeDefined()
    expect(
      contradictionIn({ result: said }, { result: json(struct('R', { optional: { success: boolean } })) }),
    ).toBeUndefined()
    expect(contradictionIn({ result: said + ' '.repeat(64 * 1024) })).toBeUndefined()
    expect(contradictionIn({ result: '{"success":false' })).toBeUndefined()
  })
})
