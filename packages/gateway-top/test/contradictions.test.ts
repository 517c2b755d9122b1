import { boolean, struct, text, unknownStruct, type AnyCodec } from '@paifang/contract'
import { openTopEnvelope } from '@paifang/gateway-top'

const asked = (output: AnyCodec) => ({ method: 'taobao.some.get', output })
const untyped = asked(unknownStruct)
const typed = asked(struct('Output', { optional: { sid: text } }))
const opened = (operation: typeof untyped, answer: object): string =>
  openTopEnvelope(operation, answer, { simplify: true })._tag

const failures: ReadonlyArray<object> = [
  { success: false },
  { success: 'false' },
  { success: 'FALSE' },
  { success: 0 },
  { is_success: false },
  { isSuccess: 'no' },
  { succ: false },
  { failed: true },
  { subCode: 'isv.x' },
  { sub_code: 'isv.x' },
  { error_code: '5', error_msg: 'x' },
  { isError: 1 },
]

describe('an answer that says in members which no document describes that it failed', () => {
  it.each(failures)('is no success: %j', (members) => {
    expect(opened(untyped, { request_id: 'r', ...members })).toBe('Left')
    expect(opened(typed, { sid: '1', request_id: 'r', ...members })).toBe('Left')
    expect(opened(untyped, { some_get_response: { ...members } })).toBe('Left')
    expect(opened(typed, { some_get_response: { sid: '1', ...members } })).toBe('Left')
    expect(opened(untyped, { some_get_response: { result: { ...members } } })).toBe('Left')
    expect(opened(typed, { response: { flag: 'success', sid: '1', ...members } })).toBe('Left')
  })

  it.each<object>([
    { success: true },
    { success: 'true' },
    { is_success: null },
    { failed: 3 },
    { error_code: '0' },
    { error_code: '' },
    { isError: false },
    { orders: [{ success: false }] },
  ])('unlike one that says it did not: %j', (members) => {
    expect(opened(untyped, { some_get_response: { ...members } })).toBe('Right')
    expect(opened(typed, { some_get_response: { sid: '1', ...members } })).toBe('Right')
  })
})

describe('a failure that the operation tells by a flag of its own', () => {
  const operation = {
    ...asked(struct('Output', { optional: { success: boolean, msg_info: text } })),
    outcome: { success: { path: ['success'], accepts: ['true'] } },
  }

  it.each<object>([
    { success: false, msg_info: 'no' },
    { success: 'false', request_id: 'r' },
    { some_get_response: { success: false, msg_info: 'no' } },
    { response: { success: false, msg_info: 'no' } },
  ])('is its answer, of which its outcome says how it ended: %j', (answer) => {
    expect(openTopEnvelope(operation, answer, { simplify: true })._tag).toBe('Right')
  })

  it('is the gateway’s where something else speaks of a refusal', () => {
    expect(opened(operation, { success: false, code: 25, msg: 'Invalid signature', request_id: 'r' })).toBe(
      'Left',
    )
  })
})
