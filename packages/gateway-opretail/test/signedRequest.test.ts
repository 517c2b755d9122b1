import { existsSync, readFileSync } from 'node:fs'
import { generateKeyPairSync, verify } from 'node:crypto'
import { join } from 'node:path'
import type { HttpRequest } from '@paifang/transport'
import { createSigner, type SigningKey } from '@paifang/signer-opretail'
import * as fc from 'fast-check'
import { encodeCall, type EncodeCallInput } from '../src/request/encodeCall'
import { signedRequest, type Attempt } from '../src/request/signedRequest'
import { referenceSign } from './support/referenceSign'

const url = 'https://openapi.opretail.com/cloud.api'
const secret = 'not-a-real-secret'
const keyed = (key: SigningKey): Pick<Attempt, 'signer' | 'signMethod'> => ({
  signer: createSigner(key),
  signMethod: key.method,
})
const attempt: Attempt = {
  applicationId: 'S107',
  accessKey: 'S107-00000001',
  timestamp: '20240102030405',
  ...keyed({ method: 'md5', secret }),
  headers: {},
}

const requestOf = (
  options: Omit<Partial<EncodeCallInput>, 'wire'> & { readonly wire?: unknown } = {},
  given: Attempt = attempt,
): HttpRequest => {
  const plan = encodeCall({ url, method: 'open.x', wire: {}, ...options })
  if (plan._tag === 'Left') throw new Error(JSON.stringify(plan.left))
  return signedRequest(plan.right, given).request
}
const body = (request: { readonly body?: unknown }): URLSearchParams =>
  new URLSearchParams(request.body as string)
const query = (request: { readonly url: string }): URLSearchParams => new URL(request.url).searchParams

describe('signedRequest', () => {
  it.each(['POST', 'PUT', 'DELETE'] as const)('puts everything into the form body of a %s', (verb) => {
    const request = requestOf({ verb, wire: { DataUser: '{"a":"é"}', endTime: '1 2', endhour: '~' } })
    expect(request).toMatchObject({
      verb,
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    })
    const received = body(request)
    expect(Object.fromEntries(received)).toEqual({
      DataUser: '{"a":"é"}',
      _aid: 'S107',
      _akey: 'S107-00000001',
      _mt: 'open.x',
      _requestMode: verb,
      _sm: 'md5',
      _timestamp: '20240102030405',
      _version: 'v1',
      endTime: '1 2',
      endhour: '~',
      _sig: referenceSign(received, secret),
    })
  })

  it('puts everything into the query of a GET', () => {
    const request = requestOf({ verb: 'GET', version: 'v3', wire: { a: 'b c' } })
    expect(request.body).toBeUndefined()
    expect(request.headers).toEqual({})
    const received = query(request)
    expect(received.get('_requestMode')).toBe('GET')
    expect(received.get('_version')).toBe('v3')
    expect(received.get('a')).toBe('b c')
    expect(received.get('_sig')).toBe(referenceSign(received, secret))
  })

  it('signs the public parameters in the query and leaves the JSON body unsigned', () => {
    const request = requestOf({ carriage: 'json', wire: { 名: [1n] } })
    expect(request.body).toBe('{"名":[1]}')
    expect(request.headers).toEqual({ 'content-type': 'application/json;charset=utf-8' })
    const received = query(request)
    expect([...received.keys()]).not.toContain('名')
    expect(received.get('_sig')).toBe(referenceSign(received, secret))
  })

  it.each(['sha1', 'sha256'] as const)('signs with %s and says so', (method) => {
    const received = body(requestOf({ wire: { a: '1' } }, { ...attempt, ...keyed({ method, secret }) }))
    expect(received.get('_sm')).toBe(method)
    expect(received.get('_sig')).toBe(referenceSign(received, secret, method))
  })

  it('signs with an RSA key, without a secret', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const der = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
    const received = body(
      requestOf(
        { wire: { a: '名' } },
        { ...attempt, accessKey: undefined, ...keyed({ method: 'rsa', privateKey: der }) },
      ),
    )
    expect(received.has('_akey')).toBe(false)
    const base = [...received]
      .filter(([name]) => name !== '_sig')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flat()
      .join('')
    const signature = Buffer.from(received.get('_sig') ?? '', 'base64')
    expect(verify('RSA-SHA1', Buffer.from(base), publicKey, signature)).toBe(true)
  })

  it('signs _format and _nonce when they are sent', () => {
    const received = body(requestOf({}, { ...attempt, format: 'json', nonce: 'n-1' }))
    expect(received.get('_format')).toBe('json')
    expect(received.get('_nonce')).toBe('n-1')
    expect(received.get('_sig')).toBe(referenceSign(received, secret))
  })

  it('is understood by a receiver for every input', () => {
    const name = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !text.startsWith('_'))
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.bigInt(),
      fc.constantFrom(null, undefined),
      fc.array(fc.string()),
    )
    fc.assert(
      fc.property(
        fc.dictionary(name, value, { maxKeys: 8 }),
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
        (wire, verb) => {
          const request = requestOf({ verb, wire })
          const received = verb === 'GET' ? query(request) : body(request)
          expect(received.get('_sig')).toBe(referenceSign(received, secret))
        },
      ),
      { numRuns: 1000 },
    )
  })
})

const vectors = join(__dirname, '..', '..', '..', '..', 'shared', 'vectors', 'opretail-sign.json')

;(existsSync(vectors) ? describe : describe.skip)(
  'the reference signer of these tests, by the published vectors',
  () => {
    interface Vector {
      readonly signMethod: string
      readonly secret: string
      readonly params: Readonly<Record<string, unknown>>
      readonly sign: string
    }
    it('agrees with every digest vector that holds text only', () => {
      const all = (JSON.parse(readFileSync(vectors, 'utf8')) as ReadonlyArray<Vector>).filter(
        ({ signMethod, params }) =>
          ['md5', 'sha1', 'sha256'].includes(signMethod) &&
          typeof params === 'object' &&
          Object.values(params).every((value) => typeof value === 'string'),
      )
      expect(all.length).toBeGreaterThan(20)
      const differing = all.filter(
        ({ signMethod, secret: key, params, sign }) =>
          referenceSign(Object.entries(params as Record<string, string>), key, signMethod) !== sign,
      )
      expect(differing).toEqual([])
    })
  },
)
