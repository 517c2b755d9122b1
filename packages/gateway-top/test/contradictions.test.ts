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
  { success: 'fail' },
  { success: -1 },
  { success: ['true', 'false'] },
  { errors: [{ code: 5 }] },
  { errno: 5, errmsg: 'x' },
  { result: { success: false, msg: 'x' } },
  { data: { result: { is_success: 'N' } } },
  { result: '{"success":false,"error_code":"x"}' },
  { data: { code: 500, msg: 'x' } },
  { error_response: { code: 25 } },
]

describe('an answer that says in members which no document describes that it failed', () => {
  it.each(failures)('is no success: %j', (members) => {
    expect(opened(untyped, { request_id: 'r', ...members })).toBe('Left')
    expect(opened(typed, { sid: '1', request_id: 'r', ...members })).toBe('Left')
    expect(opened(untyped, { some_get_response: { ...members } })).toBe('Left')
    expect(opened(typed, { some_get_response: { sid: '1', ...members } })).toBe('Left')
    expect(opened(untyped, { some_get_response: { result: { ...members } } })).toBe('Left')
    expect(opened(typed, { response: { flag: 'success', sid: '1', ...members } })).toBe('Left')
    expect(opened(typed, { some_get_response: { result: { ...members } } })).toBe('Left')
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
    { order: { success: false } },
    { errors: [] },
    { error: 'false', err_msg: 'OK' },
    { sub_code: ' \n' },
    { sub_code: 'null' },
    { code: '200', message: 'success' },
  ])('unlike one that says it did not: %j', (members) => {
    expect(opened(untyped, { some_get_response: { ...members } })).toBe('Right')
    expect(opened(typed, { some_get_response: { sid: '1', ...members } })).toBe('Right')
  })
})

describe('what stands beside a success', () => {
  it.each<object>([
    { success: false },
    { is_success: 'false' },
    { sub_code: 'isv.x' },
    { code: 25, msg: 'Invalid signature' },
    { error: { code: 5 } },
    { errors: ['x'] },
  ])('and says that it failed makes it none: %j', (beside) => {
    for (const operation of [untyped, typed]) {
      expect(opened(operation, { some_get_response: { sid: '1' }, ...beside })).toBe('Left')
      expect(opened(operation, { response: { flag: 'success', sid: '1' }, ...beside })).toBe('Left')
    }
  })

  it.each<object>([
    { success: true },
    { code: 0, msg: 'ok' },
    { code: '200' },
    { errors: [] },
    { type: 'shop' },
  ])('and says that all is well changes nothing: %j', (beside) => {
    expect(opened(typed, { some_get_response: { sid: '1' }, ...beside })).toBe('Right')
    expect(opened(typed, { response: { flag: 'success', sid: '1' }, ...beside })).toBe('Right')
    expect(opened(typed, { sid: '1', request_id: 'r', ...beside })).toBe('Right')
    // Beside nothing that the document names they prove nothing.
    expect(opened(typed, { request_id: 'r', ...beside })).toBe('Left')
  })
})

describe('a failure in members that no document describes', () => {
  it.each<readonly [object, object]>([
    [
      {
        some_get_response: {
          result: { success: false, error_code: 'E1', error_msg: 'no stock' },
          request_id: 'r',
        },
      },
      {
        _tag: 'BusinessError',
        code: 'unlisted',
        rawCode: 'E1',
        message: 'no stock',
        requestId: 'r',
        retryable: false,
      },
    ],
    [
      { some_get_response: { data: { code: 500, msg: 'busy' } } },
      { _tag: 'BusinessError', rawCode: '500', message: 'busy' },
    ],
    [
      { some_get_response: { code: 500, message: 'no stock', success: false } },
      { _tag: 'GatewayError', kind: 'unlisted', code: '500', message: 'no stock' },
    ],
    [
      { some_get_response: { code: '500', msg: 'x', data: {} } },
      { _tag: 'GatewayError', kind: 'unlisted', code: '500', message: 'x' },
    ],
    [{ some_get_response: { errno: 5, errmsg: 'bad' } }, { _tag: 'GatewayError', code: '5', message: 'bad' }],
    [
      { success: false, data: { a: 1 }, code: 'E1', message: 'x', request_id: 'r' },
      { _tag: 'BusinessError', rawCode: 'E1', message: 'x', requestId: 'r' },
    ],
    [
      { response: { flag: 'success', success: false, message: 'x' } },
      { _tag: 'BusinessError', rawCode: '', mark: 'success', message: 'x' },
    ],
    [
      { some_get_response: { result: { success: false, code: 0, msg: 'x' } } },
      { _tag: 'BusinessError', rawCode: '0', mark: 'result.success', message: 'x' },
    ],
    [
      { errorResponse: { code: 25, msg: 'Invalid signature' } },
      { _tag: 'GatewayError', kind: 'signature', code: '25' },
    ],
    [
      { Error_Response: { code: 7, msg: 'App Call Limited' } },
      { _tag: 'GatewayError', kind: 'throttled', code: '7' },
    ],
    [
      { error_response: [{ code: 25, msg: 'Invalid signature' }] },
      { _tag: 'GatewayError', kind: 'signature' },
    ],
    [
      { some_get_response: { error_response: { code: 25, msg: 'Invalid signature' } } },
      { _tag: 'GatewayError', kind: 'signature' },
    ],
    [
      {
        response: {
          flag: 'success',
          error_response: { code: 25, msg: 'Invalid signature', request_id: 'r' },
        },
      },
      { _tag: 'GatewayError', kind: 'signature', requestId: 'r' },
    ],
  ])('is told with its code and its words: %j', (answer, error) => {
    for (const operation of [untyped, typed])
      expect(openTopEnvelope(operation, answer, { simplify: true })).toMatchObject({ left: error })
  })

  it('is the outcome’s to read where the operation names its place', () => {
    const operation = {
      ...asked(struct('Output', { optional: { result: unknownStruct } })),
      outcome: { success: { path: ['result', 'success'], accepts: ['true'] } },
    }
    const members = { result: { success: false, msg: 'x' } }
    for (const answer of [{ some_get_response: members }, { ...members, request_id: 'r' }])
      expect(opened(operation, answer)).toBe('Right')
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
