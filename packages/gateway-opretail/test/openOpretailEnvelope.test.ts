import { openOpretailEnvelope, type OpretailEnvelope } from '@paifang/gateway-opretail'
import * as fc from 'fast-check'
import { isLeft } from 'fp-ts/Either'

const opened = (answer: unknown): OpretailEnvelope => {
  const result = openOpretailEnvelope(answer)
  if (isLeft(result)) throw new Error(result.left.expected)
  return result.right
}
const success = { cid: 'a:000000|t:1|s:1', code: 0, codename: 'SUCCESS', systime: 1711111111111 }

describe('openOpretailEnvelope', () => {
  it('reads the documented form', () => {
    expect(opened({ stat: success, result: '成功', data: { total: 3 } })).toEqual({
      code: '0',
      name: 'SUCCESS',
      message: '成功',
      requestId: 'a:000000|t:1|s:1',
      serverTimeMs: 1711111111111,
      data: { total: 3 },
    })
  })

  it.each([
    [0, '0'],
    [-0, '0'],
    ['0', '0'],
    [' 0 ', '0'],
    ['00', '0'],
    ['-0', '0'],
    ['+7', '7'],
    [-100, '-100'],
    ['-100', '-100'],
    ['9990001', '9990001'],
    ['9007199254740993123', '9007199254740993123'],
    [12n, '12'],
    ['TOKEN_ERROR', 'TOKEN_ERROR'],
    [0.5, '0.5'],
  ])('reads the code %p as %p', (code, text) => {
    expect(opened({ stat: { code } }).code).toBe(text)
  })

  it.each([
    [undefined],
    [null],
    ['text'],
    [0],
    [[]],
    [[{ stat: success }]],
    [{}],
    [{ stat: null }],
    [{ stat: 0 }],
    [{ stat: '{"code":0}' }],
    [{ stat: [] }],
    [{ stat: {} }],
    [{ stat: { code: '' } }],
    [{ stat: { code: '  ' } }],
    [{ stat: { code: null } }],
    [{ stat: { code: false } }],
    [{ stat: { code: NaN } }],
    [{ stat: { code: [0] } }],
    [{ stat: { code: { valueOf: 0 } } }],
    [{ stat: { code: 'x'.repeat(101) } }],
    [{ code: 0, data: {} }],
    [Object.create({ stat: success })],
    [{ stat: Object.create(success) as unknown }],
  ])('recognises no gateway in %j', (answer) => {
    expect(isLeft(openOpretailEnvelope(answer))).toBe(true)
  })

  it.each([[undefined], [null], [true], [7], ['text'], ['{"a":1}'], [[1, 2]], [{ a: 1 }]])(
    'hands the data %p on untouched',
    (data) => {
      expect(opened({ stat: success, data }).data).toBe(data)
    },
  )

  it.each([
    [{ isError: true }, '', 'isError'],
    [{ isError: 'true' }, '', 'isError'],
    [{ isError: 1 }, '', 'isError'],
    [{ isError: 'TRUE' }, '', 'isError'],
    [{ success: 'FALSE' }, '', 'success'],
    [{ success: 0 }, '', 'success'],
    [{ is_success: false }, '', 'is_success'],
    [{ exception: 'x' }, '', 'exception'],
    [{ stat: { ...success, success: false } }, '', 'stat.success'],
    [{ stat: { ...success, codename: 'SIGN_WRONG' } }, '', 'stat.codename'],
    [{ stat: { ...success, codename: 'TOKEN_NOT_EXIST' } }, '', 'stat.codename'],
    [{ isError: true, code: 0 }, '0', 'isError'],
    [{ code: 500 }, '500', 'code'],
    [{ code: '40001' }, '40001', 'code'],
    [{ code: {} }, '', 'code'],
    [{ isError: false, code: -1 }, '-1', 'code'],
    [{ result: { success: false } }, '', 'result.success'],
    [{ result: { data: { isError: true } } }, '', 'result.data.isError'],
  ])('sees a success contradicted by %j', (rest, code, at) => {
    expect(opened({ stat: success, ...rest }).contradiction).toEqual({ code, at })
  })

  it.each([
    [{ result: { code: 500, msg: 'no' } }, '500', 'no', 'result.code'],
    [{ result: '{"success":false,"error_code":"E1","msg":"no"}' }, 'E1', 'no', 'result.success'],
    [{ result: ' {"success":false}' }, '', '', 'result.success'],
  ])('sees a success contradicted by what a service answered in result: %j', (rest, code, message, at) => {
    expect(opened({ stat: success, ...rest }).contradiction).toEqual({ code, message, at })
  })

  it.each([
    [{}],
    [{ stat: { ...success, codename: '' } }],
    [{ stat: { ...success, codename: 'DONE' } }],
    [{ isError: false }],
    [{ isError: null }],
    [{ isError: 'false' }],
    [{ failed: 3 }],
    [{ code: 0 }],
    [{ code: '0' }],
    [{ code: 200 }],
    [{ code: '200' }],
    [{ code: null }],
    [{ code: undefined }],
    [{ result: '{"success":true}' }],
    [{ result: 'saved {1} row' }],
    [{ result: { success: true } }],
  ])('sees no contradiction in %j', (rest) => {
    expect(opened({ stat: success, ...rest }).contradiction).toBeUndefined()
  })

  it('looks for contradictions in successes only', () => {
    expect(opened({ stat: { code: 7 }, isError: true, code: 500 }).contradiction).toBeUndefined()
  })

  it('takes the message of result, else of message', () => {
    expect(opened({ stat: success, result: '', message: 'm' }).message).toBe('m')
    expect(opened({ stat: success, result: { a: 1 } }).message).toBe('')
  })

  it.each([
    ['1711111111111', 1711111111111],
    [1711111111111, 1711111111111],
    ['soon', undefined],
    [-1, undefined],
    [0, undefined],
    [null, undefined],
    [{}, undefined],
    ['17111111111111111', undefined],
  ])('reads systime %p as %p', (systime, time) => {
    expect(opened({ stat: { code: 0, systime } }).serverTimeMs).toBe(time)
  })

  it.each([
    [77, '77'],
    ['', undefined],
    ['x'.repeat(257), undefined],
    [{}, undefined],
  ])('reads cid %p as %p', (cid, requestId) => {
    expect(opened({ stat: { code: 0, cid } }).requestId).toBe(requestId)
  })

  it('is total over anything JSON can hold, and never succeeds without a zero', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (stat, code) => {
        expect(() => openOpretailEnvelope(stat)).not.toThrow()
        const result = openOpretailEnvelope({ stat: { code } })
        if (result._tag === 'Right' && result.right.code === '0') expect(Number(code) === 0).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('takes nothing for a success but a zero, alone', () => {
    const isSuccess = (answer: unknown): boolean => {
      const result = openOpretailEnvelope(answer)
      return !isLeft(result) && result.right.code === '0' && result.right.contradiction === undefined
    }
    const isZero = (code: unknown): boolean =>
      code === 0 || code === 0n || (typeof code === 'string' && /^\s*[+-]?0+\s*$/.test(code))
    const codes = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true }),
      fc.constantFrom('0', '00', 0, -0, 0n, '0.0', '0x0', '０', 'SUCCESS', true, [0], { code: 0 }),
    )
    fc.assert(
      fc.property(codes, fc.constantFrom({}, { data: null }, { result: '失败' }), (code, beside) => {
        expect(isSuccess({ stat: { code }, ...beside })).toBe(isZero(code))
      }),
      { numRuns: 2_000 },
    )
    const allIsWell = /^\s*(?:null|0*|200|ok|no|n|f|false|none|success\w*|succeeded)\s*$/i
    const said = fc.oneof(
      fc.string({ minLength: 1 }).filter((text) => !allIsWell.test(text)),
      fc.integer({ min: 1 }).filter((code) => code !== 200),
      fc.constantFrom('失败', 'fail', [0], {}, true),
    )
    const refusing = fc.constantFrom('error', 'errcode', 'errMsg', 'error_code', 'err_msg')
    fc.assert(
      fc.property(refusing, said, (name, value) => {
        expect(isSuccess({ stat: { code: 0 }, data: {}, [name]: value })).toBe(false)
      }),
    )
    for (const beside of [
      { success: false },
      { success: 'false' },
      { isError: true },
      { success: 'fail' },
      { success: -1 },
      { errors: [{ code: 1 }] },
      { errno: 5 },
      { error_response: { code: 25 } },
      { result: { success: false } },
      { code: 500 },
      { code: [] },
    ])
      expect(isSuccess({ stat: { code: 0 }, data: {}, ...beside })).toBe(false)
    for (const beside of [
      { success: true },
      { errcode: 0, errmsg: 'ok' },
      { errorCode: '0000', errorMsg: '操作成功' },
      { errors: [] },
      { error: 'false' },
      { error: null },
      { errMsg: ' ' },
      { code: 200 },
      { code: 'SUCCESS' },
      { code: '' },
    ])
      expect(isSuccess({ stat: { code: 0 }, data: {}, ...beside })).toBe(true)
  })
})
