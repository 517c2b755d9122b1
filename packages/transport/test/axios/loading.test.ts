import { connectionPools, type Undici } from '../../src/connect/connectionPools'
import { loadFailure } from '../../src/failure/loadFailure'
import { transportOf } from '../../src/transportOf'
import { loadUndici } from '../../src/undici/loadUndici'

describe('a library that cannot be loaded', () => {
  it('is named, with what was thrown as the cause', () => {
    const thrown = Object.assign(new Error('Dynamic require of "util"\nis not supported'), { code: 'ERR_X' })
    expect(loadFailure('axios', thrown)).toEqual({
      _tag: 'TransportError',
      reason: 'unknown',
      sent: 'no',
      message: 'axios could not be loaded or configured',
      cause: { name: 'Error', message: 'Dynamic require of "util" is not supported', code: 'ERR_X' },
    })
    expect(loadFailure('undici', 'no')).toMatchObject({ cause: { name: 'string', message: 'no' } })
    expect(loadFailure('undici', null).cause?.message).toBe('null')
  })

  it('is taken whole where its parts are not where they were', async () => {
    const moved = (): Promise<Undici> => Promise.reject(new Error("Cannot find module 'undici/lib'"))
    expect(typeof (await loadUndici(moved)).Pool.prototype.destroy).toBe('function')
    expect((await loadUndici()).Pool).toBe((await loadUndici(moved)).Pool)
  })

  it('is told from another one under its name', () => {
    const Pool = function (): void {}
    const shim = { Pool, buildConnector: () => undefined } as unknown as Undici
    expect(() => connectionPools(shim, {})).toThrow(/has no pools; use fetchTransport/)
    expect(() => connectionPools({} as Undici, {})).toThrow(TypeError)
  })
})

describe('close', () => {
  it('never rejects, whatever closing meets', async () => {
    const transport = transportOf({
      send: () => undefined,
      close: () => Promise.reject(new TypeError('pool.destroy is not a function')),
    })
    await expect(transport.close()).resolves.toBeUndefined()
  })
})
