import { Readable } from 'node:stream'
import { connectionPools, type Undici } from '../../src/connect/connectionPools'
import { loadFailure } from '../../src/failure/loadFailure'
import { transportOf } from '../../src/transportOf'
import { startFaultServer, type FaultServer } from '../../../../.dev/test/server/faultServer'
import { answerOf, errorOf } from '../server/expect'
import { ownSubjects } from '../server/transports'

let server: FaultServer
beforeAll(async () => {
  server = await startFaultServer()
})
afterAll(() => server.close())

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

describe('an exchange that is aborted while its library loads', () => {
  it.each(ownSubjects)('opens no body with $name', async ({ create }) => {
    const transport = create()
    const controller = new AbortController()
    let opened = 0
    const body = (): AsyncIterable<Uint8Array> => {
      opened += 1
      return Readable.from(['late'])
    }
    const headers = { 'content-type': 'x/y' }
    const request = {
      verb: 'POST',
      url: `${server.url}/echo`,
      headers,
      body,
      signal: controller.signal,
    } as const
    const ending = errorOf(transport(request))
    controller.abort()
    expect(await ending).toMatchObject({ reason: 'aborted', sent: 'no' })
    await answerOf(transport({ verb: 'GET', url: `${server.url}/echo`, headers: {} }))
    expect(opened).toBe(0)
    await transport.close()
  })
})
