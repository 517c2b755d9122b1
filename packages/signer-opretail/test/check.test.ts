import { readdirSync } from 'node:fs'
import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import {
  canonicalise,
  checkBusinessParams,
  checkCredentials,
  checkParams,
  createSigner,
  isSignMethod,
  signMethods,
  secretWarnings,
  sign,
  type Params,
} from '@paifang/signer-opretail'

const lone = '\uD83D'
const cycle: { self?: unknown } = {}
cycle.self = { again: cycle }
let deep: unknown = 'end'
for (let level = 0; level < 600; level++) deep = [deep]
const throwing = Object.defineProperty({}, 'value', {
  enumerable: true,
  get: () => {
    throw new Error('no')
  },
}) as Params
const revoked = Proxy.revocable({}, {})
revoked.revoke()

const refusals: ReadonlyArray<[label: string, params: Params, path: string, expected: string]> = [
  ['an unpaired surrogate', { a: lone }, 'a', 'text without unpaired surrogates'],
  ['an unpaired surrogate in a name', { [lone]: 'a' }, lone, 'text without unpaired surrogates'],
  ['an unpaired surrogate inside JSON', { a: [{ b: lone }] }, 'a[0].b', 'text without unpaired surrogates'],
  [
    'an unpaired surrogate in a JSON name',
    { a: { [lone]: 1 } },
    `a.${lone}`,
    'text without unpaired surrogates',
  ],
  ['a rounded integer', { a: 2 ** 53 }, 'a', 'an integer within ±(2^53 − 1), or text or a bigint'],
  [
    'a rounded integer inside JSON',
    { a: { b: 2 ** 53 } },
    'a.b',
    'an integer within ±(2^53 − 1), or text or a bigint',
  ],
  ['NaN', { a: NaN }, 'a', 'a finite number'],
  ['an infinity', { a: { b: [-Infinity] } }, 'a.b[0]', 'a finite number'],
  ['a function', { a: () => 'a' }, 'a', 'plain data, not a function'],
  ['a symbol', { a: { b: Symbol('b') } }, 'a.b', 'plain data, not a symbol'],
  ['a cycle', { a: cycle }, 'a.self.again', 'a value without cycles'],
  ['too many levels', { a: deep }, `a${'[0]'.repeat(512)}`, 'at most 512 levels'],
  ['an invalid Date', { a: new Date(NaN) }, 'a', 'a valid Date between the years 0 and 9999'],
  [
    'a Date beyond four digits',
    { a: { b: new Date(8.64e15) } },
    'a.b',
    'a valid Date between the years 0 and 9999',
  ],
  ['a Map', { a: new Map() }, 'a', 'plain data, not a Map'],
  ['bytes', { a: new Uint8Array(1) }, 'a', 'no file: this gateway takes pictures and files as public URLs'],
  ['a Blob', { a: new Blob([]) }, 'a', 'no file: this gateway takes pictures and files as public URLs'],
  [
    'an encoded file',
    { a: { [Symbol.for('@paifang/file')]: true, name: 'a.png' } },
    'a',
    'no file: this gateway takes pictures and files as public URLs',
  ],
]

describe('checkParams', () => {
  it.each(refusals)('names %s, which sign refuses with the same facts', (_label, params, path, expected) => {
    expect(checkParams(params)).toEqual([{ path, expected }])
    const attempt = (): string => sign({ params, secret: 'secret', method: 'md5' })
    expect(attempt).toThrow(TypeError)
    expect(attempt).toThrow(expect.objectContaining({ path, expected }) as Error)
  })

  it('names every parameter that is wrong, and nothing else', () => {
    const params = { good: '1', bad: NaN, worse: lone, _sig: NaN }
    expect(checkParams(params).map(({ path }) => path)).toEqual(['bad', 'worse'])
    expect(checkParams({ a: '1', b: null })).toEqual([])
  })

  it('never throws, not even for a getter that does, a revoked Proxy or no object at all', () => {
    expect(checkParams(throwing)).toEqual([{ path: 'value', expected: 'a value that can be read' }])
    for (const params of [null, undefined, 'text', [1]])
      expect(checkParams(params as unknown as Params)).toEqual([
        { path: 'params', expected: 'an object of parameters' },
      ])
    expect(checkParams(revoked.proxy)).toEqual([{ path: 'params', expected: 'a value that can be read' }])
  })

  it('finds nothing exactly when sign returns', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.anything()), (params) => {
        const signs = ((): boolean => {
          try {
            return sign({ params, secret: 'secret', method: 'md5' }) !== ''
          } catch {
            return false
          }
        })()
        expect(checkParams(params).length === 0).toBe(signs)
      }),
    )
  })
})

describe('checkBusinessParams', () => {
  it('refuses names that begin as the names of the gateway do', () => {
    const expected = 'a business parameter name, which does not begin with _'
    expect(checkBusinessParams(['_mt', 'orgid', '_new'])).toEqual([
      { path: '_mt', expected },
      { path: '_new', expected },
    ])
    expect(checkBusinessParams(new Set(['_nonce', '_mt']), { allow: ['_nonce'] })).toEqual([
      { path: '_mt', expected },
    ])
  })
})

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pkcs8 = keys.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')

describe('checkCredentials', () => {
  it('finds nothing wrong with what can sign', () => {
    for (const method of ['md5', 'sha1', 'sha256'])
      expect(checkCredentials({ method, secret: ' s' })).toEqual([])
    expect(checkCredentials({ method: 'rsa', privateKey: pkcs8 })).toEqual([])
  })

  it.each(['MD5', 'sha512', 'hmac', '', undefined, null, 1])('refuses the method %p', (method) => {
    expect(checkCredentials({ method, secret: 'secret' })).toEqual([
      { path: 'method', expected: 'one of md5, sha1, sha256, rsa' },
    ])
    expect(() => sign({ params: {}, secret: 'secret', method: method as 'md5' })).toThrow(TypeError)
    expect(() => createSigner({ secret: 'secret', method: method as 'md5' })).toThrow(TypeError)
  })

  it.each([
    ['', 'the access secret, not empty'],
    [undefined, 'the access secret, not empty'],
    [42, 'the access secret, not empty'],
    [lone, 'text without unpaired surrogates'],
  ])('refuses the secret %p', (secret, expected) => {
    expect(checkCredentials({ method: 'md5', secret })).toEqual([{ path: 'secret', expected }])
    expect(() => sign({ params: {}, secret: secret as string, method: 'md5' })).toThrow(
      `secret: expected ${expected}`,
    )
  })

  it.each([
    '',
    'not a key',
    '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
    undefined,
    null,
    7,
  ])('refuses the private key %p without repeating it', (privateKey) => {
    const [issue] = checkCredentials({ method: 'rsa', privateKey })
    expect(issue).toEqual({
      path: 'privateKey',
      expected: 'an RSA private key: PEM, or PKCS#8 DER in Base64',
    })
  })

  it('refuses a key of another kind', () => {
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    expect(checkCredentials({ method: 'rsa', privateKey: elliptic })).toHaveLength(1)
    expect(checkCredentials({ method: 'rsa', privateKey: keys.publicKey })).toHaveLength(1)
  })
})

describe('secretWarnings', () => {
  it('doubts white space, a byte order mark and an unlikely length, never naming the secret', () => {
    const codes = (secret: string): ReadonlyArray<string> => secretWarnings(secret).map(({ code }) => code)
    expect(codes('0123456789abcdef')).toEqual([])
    expect(codes('0123456789abcdef\n')).toEqual(['white-space'])
    expect(codes('\uFEFF0123456789abcdef')).toEqual(['byte-order-mark'])
    expect(codes('short')).toEqual(['length'])
    expect(codes('x'.repeat(129))).toEqual(['length'])
    expect(JSON.stringify(secretWarnings(' \uFEFFqz7 '))).not.toContain('qz7')
  })
})

describe('the package', () => {
  it('loads each of its modules alone, so that none depends on who came first', () => {
    const source = join(__dirname, '../src')
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    )
    expect(files.length).toBeGreaterThan(0)
    for (const file of files)
      jest.isolateModules(() => {
        expect(() => jest.requireActual<object>(join(source, file))).not.toThrow()
      })
  })

  it('tells sign methods from other text', () => {
    expect(signMethods.every(isSignMethod)).toBe(true)
    expect(isSignMethod('MD5')).toBe(false)
  })

  it('reads no clock or zone to write a date', () => {
    expect(canonicalise({ at: new Date(Date.UTC(2024, 1, 29, 15, 59, 59)) })).toEqual([
      ['at', '2024-02-29 23:59:59'],
    ])
  })
})
