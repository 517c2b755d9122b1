import { classify } from '../../src/failure/classify'
import { instanceAnswer, plainHeaders } from '../../src/axios/instanceAnswer'
import { requestHeaders, responseHeaders } from '../../src/undici/headers'
import { timeoutOf } from '../../src/limits/timerMs'

describe('classify', () => {
  it.each([
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ECONNREFUSED', 'connect'],
    ['EHOSTUNREACH', 'connect'],
    ['UND_ERR_CONNECT_TIMEOUT', 'connect'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
    ['ECONNRESET', 'reset'],
    ['EPIPE', 'reset'],
    ['UND_ERR_SOCKET', 'reset'],
    ['UND_ERR_INVALID_ARG', 'request'],
    ['ERR_INVALID_CHAR', 'request'],
    ['PROXY_407', 'proxy'],
    ['HPE_INVALID_CONSTANT', 'unknown'],
    ['Z_DATA_ERROR', 'unknown'],
  ])('names %s as %s', (code, reason) => {
    expect(classify(Object.assign(new Error('x'), { code }), 'no')).toMatchObject({ reason, sent: 'no' })
  })

  it('calls a connection that died while waiting a timeout', () => {
    expect(classify({ code: 'ETIMEDOUT' }, 'maybe')).toMatchObject({ reason: 'timeout', sent: 'maybe' })
  })

  it('looks into the first of several failed addresses', () => {
    const several = new AggregateError([{ code: 'ECONNREFUSED' }, { code: 'ENETUNREACH' }])
    expect(classify(several, 'no')).toMatchObject({ reason: 'connect', code: 'ECONNREFUSED' })
  })

  it.each([undefined, null, 'text', {}, new AggregateError([])])('takes %p', (failure) => {
    expect(classify(failure, 'maybe')).toEqual({
      _tag: 'TransportError',
      reason: 'unknown',
      sent: 'maybe',
      message: 'the answer could not be read',
    })
  })

  it('keeps the names of its library to itself', () => {
    expect(JSON.stringify(classify({ code: 'UND_ERR_INVALID_ARG' }, 'no'))).not.toMatch(/UND_/)
  })
})

describe('headers', () => {
  it('asks for encodings unless the caller did', () => {
    const flat = requestHeaders()
    expect(flat({ a: 'b' })).toEqual(['a', 'b', 'accept-encoding', 'gzip, deflate, br'])
    expect(flat({ 'ACCEPT-encoding': 'x' })).toEqual(['ACCEPT-encoding', 'x'])
  })

  it('lays out frozen headers once, and others each time, for they may have changed', () => {
    const flat = requestHeaders()
    const frozen = Object.freeze({ a: 'b' })
    expect(flat(frozen)).toBe(flat(frozen))
    const open = { a: 'b' }
    expect(flat(open)).toContain('b')
    open.a = 'c'
    expect(flat(open)).toContain('c')
  })

  it('joins repeated ones, and those named like members of Object', () => {
    const raw = ['A', '1', 'a', '2', 'constructor', 'x', 'toString', 'y'].map((text) => Buffer.from(text))
    expect(responseHeaders(raw)).toEqual({ a: '1, 2', constructor: 'x', tostring: 'y' })
  })

  it('takes what axios makes of them', () => {
    expect(plainHeaders({ 'Set-Cookie': ['a', 'b'], X: '1', gone: null })).toEqual({
      'set-cookie': 'a, b',
      x: '1',
    })
    expect(plainHeaders(undefined)).toEqual({})
    expect(instanceAnswer(null, 1)).toBeUndefined()
  })
})

describe('timeoutOf', () => {
  it.each([
    [1, 1],
    [0.2, 1],
    [Infinity, Infinity],
    [1e12, Infinity],
    [0, 0],
    [-1, 0],
    [Number.NaN, 0],
  ])('makes %p of it: %p', (given, taken) => {
    expect(timeoutOf(given)).toBe(taken)
  })
})
