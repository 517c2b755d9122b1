import { inspect } from 'node:util'
import { createCipheriv, createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { describe as described, type CryptoError } from '@paifang/result'
import {
  createTopSecurity,
  customUser,
  isEncrypted,
  type FieldType,
  type KeyEvent,
  type TopSecurityOptions,
} from '../src'
import { decryptText } from '../src/field/cipher'
import { keyService, refusal, secretAnswer, settle, type KeyAnswer } from './support/keyService'

const keyA = 'MDEyMzQ1Njc4OWFiY2RlZg=='
const keyB = 'ZmVkY2JhOTg3NjU0MzIxMA=='

/** A security client in virtual time, over a key service of a script. */
const scripted = (
  answer: (asked: string, count: number) => KeyAnswer | Promise<KeyAnswer>,
  options: Partial<TopSecurityOptions> = {},
) => {
  const clock = { nowMs: 0 }
  let count = 0
  const service = keyService((asked) => answer(asked, ++count))
  const security = createTopSecurity({
    client: service.client,
    randomNum: 'the-random-code',
    now: () => clock.nowMs,
    ...options,
  })
  return { ...service, security, clock }
}

const types: ReadonlyArray<FieldType> = ['nick', 'receiver_name', 'simple', 'normal', 'search', 'phone']
const indexed = secretAnswer(keyA, 12, {
  app_config: JSON.stringify(Object.fromEntries(types.map((type) => [`current_${type}`, 2]))),
})

describe('encrypt and decrypt', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 }).filter((some) => /[^\s\x1c-\x1f]/.test(some))
  const phone = fc.stringMatching(/^\+?\d{11,15}$/)

  it.each([
    ['plain', secretAnswer(keyA, 12)],
    ['with an index', indexed],
  ])('give back any text of any type, %s', async (_form, answer) => {
    const { security, calls } = scripted(() => answer)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...types), text, phone, async (type, anyText, anyPhone) => {
        const given = type === 'phone' ? anyPhone : anyText
        const stored = await security.encrypt(given, type, { session: 's' })
        if (stored._tag === 'Left') throw new Error(described(stored.left))
        expect(stored.right).not.toBe(given)
        expect(isEncrypted(stored.right, type)).toBe(true)
        const lenient = await security.decrypt(stored.right, type, { session: 's' })
        const strict = await security.decrypt(stored.right, type, { session: 's', strict: true })
        expect([lenient, strict]).toEqual([
          { _tag: 'Right', right: given },
          { _tag: 'Right', right: given },
        ])
      }),
      { numRuns: 300 },
    )
    expect(calls).toEqual(['s|null'])
  })

  it('refuse what could not be read again, and never give it back as it is', async () => {
    const { security } = scripted(() => secretAnswer(keyA, 12))
    const bad: ReadonlyArray<readonly [string, FieldType]> = [
      ['a\ud83d', 'nick'],
      ['\udc00\ud83d', 'simple'],
      ['1380013800', 'phone'],
      ['$1380013800$', 'phone'],
      ['x\ud83d\ude002345678', 'phone'],
      ['text', 'mobile' as FieldType],
    ]
    for (const [given, type] of bad)
      expect(await security.encrypt(given, type)).toEqual({
        _tag: 'Left',
        left: { _tag: 'CryptoError', reason: 'plain', type },
      })
    expect(await security.encrypt('1380013800', 'phone', { allowPlain: true })).toMatchObject({
      right: '1380013800',
    })
    expect(await security.encrypt('a\ud83d', 'nick', { allowPlain: true })).toMatchObject({
      left: { reason: 'plain' },
    })
  })

  it('read any text that is no ciphertext as itself, or refuse it when strict', async () => {
    const { security, calls } = scripted(() => secretAnswer(keyA, 12))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...types), fc.string({ unit: 'binary' }), async (type, given) => {
        expect(await security.decrypt(given, type)).toEqual({ _tag: 'Right', right: given })
        expect(await security.decrypt(given, type, { strict: true })).toMatchObject({
          left: { reason: 'not-ciphertext' },
        })
      }),
      { numRuns: 300 },
    )
    expect(calls).toEqual([])
    const doubled = '~~yXw7Wm2hZahqBICJKVT7dw==~12~'
    expect(await security.decrypt(doubled, 'nick', { session: 's' })).toMatchObject({ right: '张三' })
    expect(await security.decrypt(doubled, 'nick', { session: 's', strict: true })).toMatchObject({
      left: { reason: 'not-ciphertext' },
    })
  })

  it('tell damage from another key by an error that names type and version, and never the text', async () => {
    const { security } = scripted(() => secretAnswer(keyA, 12))
    const error: CryptoError = { _tag: 'CryptoError', reason: 'corrupt', type: 'nick', version: '12' }
    for (const damaged of [
      '~JXmAJHbul2QFvqO8doDWdQ==~12~',
      '~yXw7~12~',
      '~!!!!~12~',
      '~yXw7Wm2hZahqBICJKVT7dw=~12~',
    ])
      expect(await security.decrypt(damaged, 'nick', { session: 's' })).toEqual({ _tag: 'Left', left: error })
  })

  it('hold what another key gave, which is no text, for damage', () => {
    const key = createSecretKey(Buffer.from(keyA, 'base64'))
    const cipher = createCipheriv('aes-128-cbc', key, '0102030405060708')
    const padded = cipher.update(Buffer.from([0xff, 0xfe]), undefined, 'base64') + cipher.final('base64')
    expect(decryptText(key, padded)).toBeUndefined()
  })
})

describe('many at once', () => {
  it('look once for each key, and keep the order', async () => {
    const { security, calls } = scripted((asked) =>
      asked.endsWith('11') ? secretAnswer(keyB, 11) : secretAnswer(keyA, 12),
    )
    const texts = ['a1', ' ', 'a1', 'b']
    const stored = await security.encryptMany(texts, 'simple', { session: 's' })
    expect(stored.map((result) => (result._tag === 'Right' ? result.right : ''))).toEqual([
      '~HImBkDetpKURN6Sl9naF2w==~12~',
      ' ',
      '~HImBkDetpKURN6Sl9naF2w==~12~',
      '~pSjK1iMlhHYmdxQFanwJ6g==~12~',
    ])
    const read = await security.decryptMany(
      [
        '~DPry3OztWk2NKjamsScZjg==~11~',
        'plain',
        '~HImBkDetpKURN6Sl9naF2w==~12~',
        '~AAAA~12~',
        '~Qch97Y6mhuFdCSRJiN7PQA==~11~',
      ],
      'simple',
      { session: 's' },
    )
    expect(read).toMatchObject([
      { right: 'a1' },
      { right: 'plain' },
      { right: 'a1' },
      { left: { reason: 'corrupt' } },
      { right: '旧' },
    ])
    expect(calls).toEqual(['s|null', 's|11'])
    expect(await security.searchMany(['abcd', ''], 'nick', { session: 's' })).toMatchObject([
      { right: '7YxT' },
      { right: '' },
    ])
    expect(await security.encryptMany([], 'simple', { session: 'nobody' })).toEqual([])
    expect(calls).toHaveLength(2)
  })
})

describe('search', () => {
  it('finds in what was encrypted every text of at least the width of a window', async () => {
    const { security } = scripted(() => indexed)
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', 'b', '1', '张', '三'), maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '1'), minLength: 4, maxLength: 6 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '1', '张'), maxLength: 8 }),
        async (before, needle, after) => {
          const stored = await security.encrypt(before + needle + after, 'nick')
          const index = await security.search(needle, 'nick')
          expect([stored._tag, index._tag]).toEqual(['Right', 'Right'])
          if (stored._tag === 'Right' && index._tag === 'Right') expect(stored.right).toContain(index.right)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('takes the last four digits of a phone number, and nothing else', async () => {
    const { security } = scripted(() => indexed)
    const stored = await security.encrypt('13800138000', 'phone')
    const index = await security.search('8000', 'phone')
    if (stored._tag === 'Left' || index._tag === 'Left') throw new Error('no key')
    expect(stored.right.startsWith(index.right)).toBe(true)
    expect(await security.search('13800138000', 'phone')).toMatchObject({ left: { reason: 'plain' } })
  })

  it('has a needle of the key before', async () => {
    const { security, calls } = scripted((asked) =>
      asked.endsWith('-1') ? secretAnswer(keyB, 11) : secretAnswer(keyA, 12),
    )
    const current = await security.search('abcd', 'nick', { session: 's' })
    const previous = await security.search('abcd', 'nick', { session: 's', version: 'previous' })
    expect(current).not.toEqual(previous)
    expect(calls).toEqual(['s|null', 's|-1'])
  })
})

describe('keys', () => {
  it('are fetched once however many wait, and of the application without a session', async () => {
    const { security, calls, requests } = scripted(async () => {
      await settle()
      return secretAnswer(keyA, 12)
    })
    await Promise.all(Array.from({ length: 8 }, (_none, i) => security.encrypt(`a${i}`, 'simple')))
    expect(calls).toEqual(['null|null'])
    expect(requests[0]?.body).not.toContain('session')
    await security.encrypt('a', 'simple', { session: customUser(77) })
    expect(calls[1]).toBe('_77|null')
    expect(requests[1]?.body).not.toContain('session')
  })

  it('are turned over while callers go on, and old ciphertexts stay readable', async () => {
    const { security, calls, clock } = scripted((asked, count) =>
      asked.endsWith('11') || count === 1 ? secretAnswer(keyB, 11) : secretAnswer(keyA, 12),
    )
    const old = await security.encrypt('a1', 'simple', { session: 's' })
    expect(old).toMatchObject({ right: '~DPry3OztWk2NKjamsScZjg==~11~' })
    const stored = old._tag === 'Right' ? old.right : ''
    expect(await security.needsReencryption(stored, 'simple', { session: 's' })).toMatchObject({
      right: false,
    })
    clock.nowMs = 300_000
    expect(await security.encrypt('a1', 'simple', { session: 's' })).toEqual(old)
    await settle()
    expect(calls).toEqual(['s|null', 's|null'])
    expect(await security.encrypt('a1', 'simple', { session: 's' })).toMatchObject({
      right: '~HImBkDetpKURN6Sl9naF2w==~12~',
    })
    expect(await security.needsReencryption(stored, 'simple', { session: 's' })).toMatchObject({
      right: true,
    })
    expect(await security.needsReencryption('plain', 'simple', { session: 's' })).toMatchObject({
      right: true,
    })
    expect(await security.needsReencryption('', 'simple', { session: 's' })).toMatchObject({ right: false })
    clock.nowMs = 1_000_000
    expect(await security.decrypt(stored, 'simple', { session: 's' })).toMatchObject({ right: 'a1' })
    expect(calls[2]).toBe('s|11')
  })

  it('outlast an outage until they end, with longer and longer pauses between tries', async () => {
    const told: KeyEvent[] = []
    const { security, calls, clock } = scripted(
      (_asked, count) =>
        count === 1 ? secretAnswer(keyA, 12, { interval: 60, max_interval: 3_600 }) : undefined,
      { onEvent: (event) => told.push(event), clock: () => 7 },
    )
    await security.warmUp(['s'])
    for (clock.nowMs = 0; clock.nowMs < 3_600_000; clock.nowMs += 1_000) {
      expect(await security.encrypt('a1', 'simple', { session: 's' })).toMatchObject({ _tag: 'Right' })
      if (clock.nowMs % 10_000 === 0 || clock.nowMs < 200_000) await settle()
    }
    // 1, 2, 4, 8, 16, 32 s, then every minute: not one for each of 3,540 uses.
    expect(calls.length).toBeGreaterThan(55)
    expect(calls.length).toBeLessThan(70)
    expect(told).toHaveLength(calls.length)
    const about = {
      type: 'key.fetched',
      gateway: 'top',
      method: 'taobao.top.secret.get',
      atMs: 7,
      durationMs: 0,
    }
    expect(told[0]).toMatchObject({ ...about, outcome: 'ok', isRefresh: false, version: 12 })
    expect(told[1]).toMatchObject({
      ...about,
      outcome: 'CryptoError',
      reason: 'unavailable',
      sent: 'maybe',
      isRefresh: true,
    })
    clock.nowMs = 3_600_000
    expect(await security.encrypt('a1', 'simple', { session: 's' })).toMatchObject({
      left: { reason: 'unavailable', type: 'simple', error: { _tag: 'TransportError' } },
    })
  })

  it.each([
    [refusal(27, 'session-expired'), 'session'],
    [refusal(26, 'invalid-sessionkey'), 'session'],
    [refusal(53), 'session'],
    [refusal(12, 'isv.permission-denied'), 'sub-account'],
    [refusal(15, '20005'), 'no-key'],
    [refusal(50, 'isp.x'), 'unavailable'],
    [secretAnswer('dG9vIHNob3J0', 12), 'unavailable'],
    [secretAnswer(undefined, 12), 'no-key'],
  ])('%s is %s', async (answer, reason) => {
    const { security } = scripted(() => answer)
    expect(await security.encrypt('a1', 'simple', { session: 's' })).toMatchObject({ left: { reason } })
    const plain = await security.encrypt('a1', 'simple', { session: 's', allowPlain: true })
    expect(plain).toMatchObject(reason === 'no-key' ? { right: 'a1' } : { left: { reason } })
  })

  it('are kept in bounded number', async () => {
    const { security, calls } = scripted(() => secretAnswer(keyA, 12), { maxKeys: 4 })
    for (let i = 0; i < 100; i++) await security.encrypt('a', 'simple', { session: `s${i}` })
    await security.encrypt('a', 'simple', { session: 's99' })
    expect(calls).toHaveLength(100)
    await security.encrypt('a', 'simple', { session: 's0' })
    expect(calls).toHaveLength(101)
  })

  it('are forgotten when asked to, and what was under way is not kept', async () => {
    let answer: (body: string) => void = () => undefined
    const { security, calls } = scripted((_asked, count) =>
      count === 1 ? new Promise<string>((resolve) => (answer = resolve)) : secretAnswer(keyA, 12),
    )
    const first = security.encrypt('a1', 'simple', { session: 's' })
    await settle()
    security.forget({ session: 's' })
    answer(secretAnswer(keyB, 11))
    expect(await first).toMatchObject({ right: '~DPry3OztWk2NKjamsScZjg==~11~' })
    expect(await security.encrypt('a1', 'simple', { session: 's' })).toMatchObject({
      right: '~HImBkDetpKURN6Sl9naF2w==~12~',
    })
    expect(calls).toHaveLength(2)
    await security.close()
  })

  it('are forgotten by close, and asked for by nothing after it', async () => {
    let answer: (body: string) => void = () => undefined
    const { security, calls } = scripted((_asked, count) =>
      count === 2 ? new Promise<string>((resolve) => (answer = resolve)) : secretAnswer(keyA, 12),
    )
    const encrypted = await security.encrypt('a1', 'simple', { session: 's' })
    const stored = encrypted._tag === 'Right' ? encrypted.right : ''
    const running = security.encrypt('a1', 'simple', { session: 'other' })
    await settle()
    const closing = security.close()
    answer(secretAnswer(keyB, 11))
    expect(await running).toMatchObject({ _tag: 'Right' })
    await closing
    const closed = {
      left: { _tag: 'CryptoError', reason: 'unavailable', error: { code: 'CLOSED', sent: 'no' } },
    }
    for (const session of ['s', 'other']) {
      expect(await security.encrypt('a1', 'simple', { session })).toMatchObject(closed)
      expect(await security.decrypt(stored, 'simple', { session })).toMatchObject(closed)
    }
    expect(await security.warmUp(['s'])).toMatchObject([closed])
    expect(calls).toHaveLength(2)
  })

  it('are asked for nothing where there is nothing to hide', async () => {
    const { security, calls } = scripted(() => secretAnswer(keyA, 12))
    expect(await security.encrypt(' \u3000', 'nick')).toMatchObject({ right: ' \u3000' })
    expect(calls).toEqual([])
  })
})

describe('secrets', () => {
  it('are in nothing that can be printed', async () => {
    const { security } = scripted(() => secretAnswer(keyA, 12))
    const failed = await security.encrypt('1380013800', 'phone', { session: 'a-session-of-a-seller' })
    const corrupt = await security.decrypt('~AAAA~12~', 'nick', { session: 'a-session-of-a-seller' })
    const sinks = [
      inspect(security, { depth: 10, showHidden: true }),
      JSON.stringify([security, failed, corrupt]),
    ]
    for (const error of [failed, corrupt])
      if (error._tag === 'Left') sinks.push(described(error.left), described(error.left, 'zh'))
    expect(sinks.join('\n')).not.toMatch(/1380013800|MDEyMzQ1|0123456789abcdef|a-session-of|the-random-code/)
  })

  it('are in no error of the key service', async () => {
    const echo = JSON.stringify({
      error_response: {
        code: 41,
        msg: `no ${keyA} for a-session-of-a-seller and the-random-code`,
        request_id: 'r',
      },
    })
    const { security } = scripted(() => echo)
    const failed = await security.encrypt('a1', 'simple', { session: 'a-session-of-a-seller' })
    expect(JSON.stringify(failed)).toMatch(/"reason":"unavailable"/)
    expect(JSON.stringify(failed)).not.toMatch(/a-session-of|the-random-code/)
  })
})

describe('createTopSecurity and customUser', () => {
  it('refuse what nothing could work with', () => {
    const { client } = keyService(() => undefined)
    expect(() => createTopSecurity({ client, randomNum: ' ' })).toThrow('randomNum')
    expect(() => createTopSecurity({ client, randomNum: 'x', maxKeys: 0 })).toThrow('maxKeys')
    expect(() => createTopSecurity({ client, randomNum: 'x', ...{ maxKey: 5 } })).toThrow('mean maxKeys?')
    for (const id of ['', '-1', '12x', 1.5]) expect(() => customUser(id)).toThrow('id')
    const security = createTopSecurity({ client, randomNum: 'x' })
    // @ts-expect-error -- a type has to be one of six
    expect(() => security.encrypt('', 'mobile')).not.toThrow()
  })
})

describe('what is no session, and no text', () => {
  it.each(['', '  '])('never stands for the application: session %j', async (session) => {
    const { security, calls } = scripted(() => secretAnswer(keyA, 12))
    const refused = { _tag: 'Left', left: { reason: 'session' } }
    expect(await security.encrypt('13800138000', 'phone', { session })).toMatchObject(refused)
    expect(await security.search('8000', 'phone', { session })).toMatchObject(refused)
    expect(calls).toEqual([])
  })

  it.each([null, undefined, 5])('is an error of its place alone: %j', async (text) => {
    const { security } = scripted(() => secretAnswer(keyA, 12))
    const texts = ['13800138000', text as unknown as string]
    const none = texts[1] as string
    expect(await security.encrypt(none, 'phone')).toMatchObject({ left: { reason: 'plain' } })
    expect(await security.search(none, 'phone')).toMatchObject({ left: { reason: 'plain' } })
    expect(await security.decrypt(none, 'phone')).toMatchObject({ left: { reason: 'not-ciphertext' } })
    expect(await security.needsReencryption(none, 'phone')).toMatchObject({
      left: { reason: 'not-ciphertext' },
    })
    const stored = await security.encryptMany(texts, 'phone')
    expect(stored).toMatchObject([{ _tag: 'Right' }, { left: { reason: 'plain' } }])
    expect(await security.decryptMany(texts, 'phone')).toMatchObject([
      { right: '13800138000' },
      { left: { reason: 'not-ciphertext' } },
    ])
  })
})
