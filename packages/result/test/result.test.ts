import { inspect } from 'node:util'
import {
  CallFailure,
  isCallFailure,
  err,
  isErr,
  isOk,
  match,
  ok,
  unwrap,
  type CallError,
  type Result,
} from '@paifang/result'
import { business, everyError, gatewayError, output } from './errors'

type Trade = { readonly tid: string }

const success: Result<CallError, Trade> = ok({ tid: '1' })
const failure: Result<CallError, Trade> = err(gatewayError)

describe('ok and err', () => {
  it('tell success and failure apart, and narrow the type', () => {
    expect([isOk(success), isErr(success), isOk(failure), isErr(failure)]).toEqual([true, false, false, true])
    if (isOk(success)) expect(success.right.tid).toBe('1')
    if (isErr(failure)) expect(failure.left._tag).toBe('GatewayError')
  })
})

describe('match', () => {
  const told = (result: Result<CallError, Trade>): string | number =>
    match(result, {
      ok: ({ tid }) => tid,
      InputError: ({ issues }) => issues.length,
      TransportError: ({ reason }) => reason,
      ProtocolError: ({ status }) => status,
      GatewayError: ({ code }) => code,
      BusinessError: ({ rawCode }) => rawCode,
      OutputError: ({ requestId = '' }) => requestId,
    })

  it('calls the case that fits', () => {
    expect(told(success)).toBe('1')
    expect(everyError.map((error) => told(err(error)))).toEqual([2, 'reset', 502, '25', 'OUT_OF_STOCK', 'r3'])
  })

  it('knows which errors are possible', () => {
    type Late = { readonly _tag: 'Late'; readonly byMs: number }
    const late = err({ _tag: 'Late', byMs: 5 }) as Result<Late, number>
    const shown: string = match(late, { ok: (value) => String(value), Late: ({ byMs }) => `${byMs} ms` })
    expect(shown).toBe('5 ms')
  })

  it('does not compile with a case missing or a case too many', () => {
    type Late = { readonly _tag: 'Late'; readonly byMs: number }
    const late = err({ _tag: 'Late', byMs: 5 }) as Result<Late, number>
    // @ts-expect-error -- Late is missing
    expect(() => match(late, { ok: () => 0 })).toThrow(new TypeError('match: no case for Late'))
    // @ts-expect-error -- ok is missing
    expect(match(late, { Late: () => 1 })).toBe(1)
    // @ts-expect-error -- Early cannot happen
    expect(match(late, { ok: () => 0, Late: () => 1, Early: () => 2 })).toBe(1)
  })

  it('does not take an inherited member for a case', () => {
    const odd = err({ _tag: 'toString' }) as unknown as Result<{ readonly _tag: 'Late' }, number>
    expect(() => match(odd, { ok: () => 0, Late: () => 1 })).toThrow(TypeError)
  })
})

describe('unwrap', () => {
  it('gives the output', async () => {
    expect(await unwrap(() => Promise.resolve(success))).toEqual({ tid: '1' })
  })

  it('rejects with a real Error around the tagged value', async () => {
    const failed: unknown = await unwrap(() => Promise.resolve(failure)).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Error)
    expect(failed).toBeInstanceOf(CallFailure)
    expect(failed).toMatchObject({ name: 'CallFailure', error: gatewayError })
    expect((failed as Error).message).toContain('code 25 Invalid signature')
  })
})

describe('isCallFailure', () => {
  it('knows a CallFailure, also one of another copy of the package', () => {
    const foreign = Object.assign(new Error('of another copy'), { name: 'CallFailure', error: gatewayError })
    expect(isCallFailure(new CallFailure(business))).toBe(true)
    expect(isCallFailure(foreign)).toBe(true)
  })

  it.each([
    ['another error', new Error('x')],
    ['one of the name alone', Object.assign(new Error('x'), { name: 'CallFailure' })],
    ['plain data', { name: 'CallFailure', error: { _tag: 'TransportError' } }],
    ['nothing', undefined],
  ])('takes %s for none', (_, thrown) => {
    expect(isCallFailure(thrown)).toBe(false)
  })
})

describe('businessError and outputError', () => {
  it('hold the answer for the program', () => {
    expect(business.output.mobile).toBe('13800000000')
    expect(output.raw).toEqual({ mobile: '13800000000' })
  })

  it('do not show it to anybody who prints', () => {
    const failures = [business, output].map((error) => new CallFailure(error))
    for (const shown of [business, output, { ...business }, { ...output }, ...failures]) {
      expect(inspect(shown, { depth: 9 }) + JSON.stringify(shown)).not.toContain('13800000000')
    }
    expect(Object.keys(business)).not.toContain('output')
    expect(Object.keys(output)).not.toContain('raw')
  })
})
