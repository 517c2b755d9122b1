import { saysFailure } from '@paifang/gateway/author'

describe('saysFailure', () => {
  it.each([
    ['success', false],
    ['success', 'FALSE'],
    ['is_success', 0],
    ['isSuccess', 'no'],
    ['succ', 'false'],
    ['ok', false],
    ['isError', true],
    ['isError', 1],
    ['is_error', 'TRUE'],
    ['exception', 'x'],
    ['failed', true],
    ['error_code', '5'],
    ['errorCode', 'x'],
    ['errcode', 88],
    ['subCode', 'isv.x'],
  ])('of %s: %j is true', (name, value) => expect(saysFailure(name, value)).toBe(true))

  it.each([
    ['success', true],
    ['success', 'true'],
    ['success', null],
    ['isError', false],
    ['isError', 'false'],
    ['error', ''],
    ['failed', 3],
    ['fail', 0],
    ['error_code', '0'],
    ['error_code', ''],
    ['errorCode', 'SUCCESS'],
    ['errcode', 0],
    ['status', 500],
    ['successCount', 0],
    ['okToPay', false],
  ])('of %s: %j is false', (name, value) => expect(saysFailure(name, value)).toBe(false))
})
