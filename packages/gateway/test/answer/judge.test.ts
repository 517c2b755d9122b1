import { struct, text, unknownStruct, type Operation, type Outcome } from '@paifang/contract'
import fc from 'fast-check'
import { judge, succeeded } from '@paifang/gateway/author'
import { echoClient, echoGateway, steps, answer } from '../support/echoGateway'
import { right } from 'fp-ts/Either'

type Any = Readonly<Record<string, unknown>>

const operation = (outcome?: Outcome): Operation<'echo', Any, Any, 'A' | 'B'> => ({
  gateway: 'echo',
  method: 'echo.judge',
  input: unknownStruct,
  output: unknownStruct,
  ...(outcome === undefined ? {} : { outcome }),
  codes: ['A', 'B'],
  session: 'none',
  idempotent: true,
  sensitive: [],
})

const outcome: Outcome = {
  success: { path: ['r', 'success'], accepts: ['true'] },
  code: { path: ['r', 'code'], accepts: ['0', '200'] },
  message: ['r', 'msg'],
  retryable: ['r', 'retry'],
  requestId: ['r', 'id'],
}

describe('judge', () => {
  it.each<readonly [string, Any, boolean]>([
    ['true', { r: { success: true } }, true],
    ['the text true', { r: { success: 'true' } }, true],
    ['true as other languages write it', { r: { success: 'True' } }, true],
    ['true in capitals', { r: { success: 'TRUE' } }, true],
    ['true with more to it', { r: { success: 'true!' } }, false],
    ['false', { r: { success: false } }, false],
    ['the text false', { r: { success: 'false' } }, false],
    ['success against its code', { r: { success: true, code: 'A' } }, true],
    ['failure against its code', { r: { success: false, code: '0' } }, false],
    ['nothing but a good code', { r: { code: 0 } }, true],
    ['nothing but a good code as text', { r: { code: '200' } }, true],
    ['nothing but a bad code', { r: { code: '500' } }, false],
    ['empty text and a bad code', { r: { success: '', code: '500' } }, false],
    ['null and a good code', { r: { success: null, code: '0' } }, true],
    ['nothing', {}, true],
    ['something that is no scalar', { r: { success: { x: 1 } } }, false],
    ['something that is no scalar, and a good code', { r: { success: [], code: 0 } }, false],
    ['a code that is no scalar', { r: { code: {} } }, false],
  ])('of an answer that says %s', (_title, output, expected) => {
    expect(succeeded(outcome, output)).toBe(expected)
    expect(judge(operation(outcome), output) === undefined).toBe(expected)
  })

  it.each<readonly [string, Any, boolean]>([
    ['success, whatever its code', { r: { success: true, code: 'E1' } }, true],
    ['failure, whatever its code', { r: { success: false, code: '0' } }, false],
    ['nothing but a code that nobody knows', { r: { code: 'E1' } }, false],
    ['null and a code that nobody knows', { r: { success: null, code: 10001 } }, false],
    ['nothing but a code that says that all is well', { r: { code: 'SUCCESS' } }, true],
    ['nothing but a code of noughts', { r: { code: '0000' } }, true],
    ['nothing but a blank code', { r: { code: ' ' } }, true],
    ['nothing but the text null', { r: { code: 'null' } }, true],
    ['a code that is no scalar', { r: { code: {} } }, false],
    ['nothing', { r: {} }, true],
  ])('of an answer that says %s, where no document lists a code of success', (_title, output, expected) => {
    const unlisted: Outcome = { ...outcome, code: { path: ['r', 'code'] } }
    expect(succeeded(unlisted, output)).toBe(expected)
    expect(judge(operation(unlisted), output) === undefined).toBe(expected)
  })

  it('carries what the answer says', () => {
    const output = { r: { success: false, code: 'B', msg: 'no', retry: 'TRUE', id: 7 } }
    const error = judge(operation(outcome), output)
    expect(error).toEqual({
      _tag: 'BusinessError',
      method: 'echo.judge',
      code: 'B',
      rawCode: 'B',
      message: 'no',
      requestId: '7',
      retryable: true,
    })
    expect(error?.output).toBe(output)
    expect(JSON.stringify(error)).not.toContain('output')
  })

  it.each<readonly [Any, string | undefined]>([
    [{ r: { success: false } }, 'r.success'],
    [{ r: { success: { x: 1 }, code: '' } }, 'r.success'],
    [{ r: { code: {} } }, 'r.code'],
    [{ r: { success: false, code: '0' } }, 'r.success'],
    [{ r: { success: false, code: 'A' } }, undefined],
  ])('names the mark that says so where no code does: %j', (output, mark) => {
    expect(judge(operation(outcome), output)?.mark).toBe(mark)
  })

  it('calls a code that no document lists unlisted, and keeps it', () => {
    expect(judge(operation(outcome), { r: { success: false, code: 'Z' } })).toMatchObject({
      code: 'unlisted',
      rawCode: 'Z',
      retryable: false,
      message: '',
    })
  })

  it('says nothing of an operation that says nothing', () => {
    expect(judge(operation(), { success: false })).toBeUndefined()
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (output) => void judge(operation(outcome), output as Any)))
  })
})

describe('an answer that failed and lacks what a success holds', () => {
  it('is a BusinessError, not an OutputError', async () => {
    const promising = {
      ...operation(outcome),
      output: struct<{ readonly data: string }>('Out', { required: { data: text } }),
    } as unknown as Operation<'echo', Any, Any, 'A' | 'B'>
    const open = (output: unknown) => echoGateway({ open: () => right({ output }) })
    const failed = echoClient({
      gateway: open({ r: { success: false, code: 'A' } }),
      transport: steps(answer()),
    })
    expect(await failed.call(promising, {})()).toMatchObject({ left: { _tag: 'BusinessError', code: 'A' } })
    const vague = echoClient({ gateway: open({ r: {} }), transport: steps(answer()) })
    expect(await vague.call(promising, {})()).toMatchObject({
      left: { _tag: 'OutputError', issues: [{ path: 'data' }] },
    })
  })
})
