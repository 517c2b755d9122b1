import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import {
  createInboundJudge,
  createInboundVerifier,
  memoryReplayStore,
  sign,
  verifyInbound,
  type ReceivedParams,
} from '@paifang/signer-opretail'

const secret = 'callback-secret-0123'
const nowMs = Date.UTC(2024, 0, 2, 3, 4, 5)
const callback = {
  _aid: 'S107',
  _akey: 'S107-00000000',
  _mt: 'open.face.queryUserCallBack',
  _sm: 'md5',
  _timestamp: '20240102110405',
  userid: '0000000003',
  username: '赵六',
  note: '',
}
const signed = (changes: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const params = { ...callback, ...changes }
  const method = params._sm.toLowerCase() as 'md5'
  return { ...params, _sig: sign({ params, secret, method }) }
}
const reasonOf = (params: ReceivedParams, more: object = {}): string => {
  const result = verifyInbound({ params, secret, nowMs, ...more })
  return result.ok ? 'ok' : result.reason
}

describe('verifyInbound', () => {
  it('accepts what the platform signed, and hands over the text that was signed', () => {
    const { _sig, ...params } = signed()
    expect(verifyInbound({ params: { ...params, _sig }, secret, nowMs })).toEqual({
      ok: true,
      params,
      timestampMs: nowMs,
    })
  })

  it('reads entries of a form parser, numbers of JSON, and null as empty text', () => {
    expect(reasonOf(new URLSearchParams(signed()))).toBe('ok')
    expect(reasonOf(new Map(Object.entries(signed())))).toBe('ok')
    expect(reasonOf({ ...signed({ age: '20', vip: 'true' }), age: 20, vip: true, note: null })).toBe('ok')
  })

  it('takes the method that _sm names in any case of letters, among md5 and sha1', () => {
    expect(reasonOf(signed({ _sm: 'sha1' }))).toBe('ok')
    expect(reasonOf(signed({ _sm: 'MD5' }))).toBe('ok')
    expect(reasonOf(signed({ _sm: 'sha256' }))).toBe('sign-method-refused')
    expect(reasonOf({ ...callback, _sm: 'rsa', _sig: 'A' })).toBe('sign-method-refused')
    const { _sm, ...unnamed } = callback
    const _sig = sign({ params: unnamed, secret, method: 'sha1' })
    expect(reasonOf({ ...unnamed, _sig })).toBe('sign-method-refused')
    expect(reasonOf({ ...unnamed, _sig }, { method: 'sha1' })).toBe('ok')
  })

  it('accepts sha256 and rsa on explicit choice', () => {
    expect(reasonOf(signed({ _sm: 'sha256' }), { method: 'sha256' })).toBe('ok')
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const params = { ...callback, _sm: 'rsa' }
    const received = { ...params, _sig: sign({ params, method: 'rsa', privateKey }) }
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    expect(verifyInbound({ params: received, method: 'rsa', publicKey: spki, nowMs }).ok).toBe(true)
    const changed = { ...received, userid: '4' }
    expect(verifyInbound({ params: changed, method: 'rsa', publicKey: spki, nowMs }).ok).toBe(false)
  })

  it('accepts either secret while one replaces the other', () => {
    expect(reasonOf(signed(), { secret: ['next-secret-987', secret] })).toBe('ok')
    expect(reasonOf(signed(), { secret: ['next-secret-987', 'third-secret-55'] })).toBe('signature-wrong')
  })

  it('refuses any change, any addition and anything left out', () => {
    expect(reasonOf({ ...signed(), userid: '0000000004' })).toBe('signature-wrong')
    expect(reasonOf({ ...signed(), admin: '1' })).toBe('signature-wrong')
    const { username, ...rest } = signed()
    expect(username).toBe('赵六')
    expect(reasonOf(rest)).toBe('signature-wrong')
    expect(reasonOf({ ...signed(), _sig: signed()['_sig']?.toLowerCase() })).toBe('signature-wrong')
  })

  it('refuses a call without signature, and a name that came twice', () => {
    expect(reasonOf(callback)).toBe('signature-missing')
    expect(reasonOf({ ...signed(), _sig: '' })).toBe('signature-missing')
    expect(reasonOf([...Object.entries(signed()), ['userid', '4']])).toBe('duplicate-parameter')
    expect(reasonOf({ ...signed(), userid: ['0000000003', '4'] })).toBe('duplicate-parameter')
    expect(reasonOf({ ...signed(), userid: { id: '3' } })).toBe('unreadable-request')
  })

  it('has a clock window on both sides, ends included', () => {
    const shifted = (ms: number): string => reasonOf(signed(), { nowMs: nowMs + ms })
    expect([shifted(300_000), shifted(-300_000)]).toEqual(['ok', 'ok'])
    expect([shifted(300_001), shifted(-300_001)]).toEqual([
      'timestamp-outside-window',
      'timestamp-outside-window',
    ])
    expect(reasonOf(signed(), { nowMs: nowMs + 9, toleranceMs: 8 })).toBe('timestamp-outside-window')
    expect(reasonOf(signed(), { nowMs: 0, toleranceMs: Infinity })).toBe('ok')
  })

  it('reads the timestamp in GMT+8 unless told otherwise', () => {
    expect(reasonOf(signed({ _timestamp: '20240102030405' }))).toBe('timestamp-outside-window')
    expect(reasonOf(signed({ _timestamp: '20240102030405' }), { utcOffsetMinutes: 0 })).toBe('ok')
  })

  it.each(['', '2024-01-02 11:04:05', '20240230110405', '20241302110405', '20240102240000', '0'])(
    'refuses the timestamp %p',
    (_timestamp) => {
      expect(reasonOf(signed({ _timestamp }))).toBe('timestamp-missing')
    },
  )

  it('judges the signature before the clock, so that a stranger learns nothing about it', () => {
    expect(reasonOf({ ...signed(), userid: '4' }, { nowMs: 0 })).toBe('signature-wrong')
  })

  it('never throws for anything received', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.dictionary(fc.string(), fc.anything()),
      fc.array(fc.anything()),
    )
    fc.assert(
      fc.property(anything, (params) => {
        expect(reasonOf(params as ReceivedParams)).not.toBe('ok')
      }),
    )
    expect(reasonOf({ a: '\uD83D', _sig: 'A' })).toBe('unreadable-request')
  })

  it('throws for a wrong set-up, whatever was received', () => {
    const bad = (more: object) => () => verifyInbound({ params: {}, secret, ...more })
    for (const more of [
      { secret: '' },
      { secret: [] },
      { secret: undefined },
      { method: 'md4' },
      { method: 'rsa' },
      { toleranceMs: -1 },
      { toleranceMs: NaN },
      { nowMs: NaN },
    ])
      expect(bad(more)).toThrow(TypeError)
  })

  it('explains every refusal in two languages', () => {
    const result = verifyInbound({ params: {}, secret })
    expect(result.ok ? undefined : [result.advice.en, result.advice.zh]).toEqual([
      expect.stringContaining('`_sig`'),
      expect.stringContaining('_sig'),
    ])
  })
})

describe('createInboundJudge', () => {
  it('gives what was signed, its signature and its time, and remembers no call', () => {
    const judge = createInboundJudge({ secret })
    const { _sig, ...params } = signed()
    const at = { nowMs, toleranceMs: 300_000 }
    for (let i = 0; i < 2; i++)
      expect(judge({ params: { ...params, _sig } }, at)).toEqual({
        ok: true,
        pairs: Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1)),
        signature: _sig,
        timestampMs: nowMs,
      })
    expect(judge({ params: signed() }, { ...at, nowMs: nowMs + 300_001 })).toMatchObject({ ok: false })
    expect(judge({ params: signed() }, { ...at, nowMs: NaN })).toMatchObject({ ok: false })
    expect(() => createInboundJudge({ secret: '' })).toThrow(TypeError)
  })

  it('says of each call what it would say of that alone, whatever names came before', () => {
    const judge = createInboundJudge({ secret })
    const at = { nowMs, toleranceMs: 300_000 }
    const name = fc.constantFrom('a', 'b', 'userid', '_z', 'B', '', '10', '9')
    const call = fc.tuple(fc.array(fc.tuple(name, fc.constantFrom('', 'x')), { maxLength: 4 }), fc.boolean())
    fc.assert(
      fc.property(fc.array(call, { minLength: 2, maxLength: 5 }), (calls) => {
        for (const [own, isTwice] of calls) {
          const params = Object.entries(signed(Object.fromEntries(own)))
          const given = isTwice ? [...params, ...params.slice(-1)] : params
          const said = judge({ params: given }, at)
          expect(said).toEqual(createInboundJudge({ secret })({ params: given }, at))
          expect(said.ok).toBe(!isTwice)
        }
      }),
    )
  })
})

describe('replays', () => {
  it('refuses the second copy of a call while its window lasts', () => {
    const replayStore = memoryReplayStore()
    expect(reasonOf(signed(), { replayStore })).toBe('ok')
    expect(reasonOf(signed(), { replayStore })).toBe('replayed')
    expect(reasonOf(signed({ userid: '4' }), { replayStore })).toBe('ok')
    const timeless = signed({ _timestamp: '' })
    expect(reasonOf(timeless, { replayStore, toleranceMs: Infinity })).toBe('ok')
    expect(reasonOf(timeless, { replayStore, toleranceMs: Infinity })).toBe('replayed')
  })

  it('records nothing that was not signed', () => {
    const added: string[] = []
    const replayStore = { add: (key: string): boolean => added.push(key) > 0 }
    expect(reasonOf({ ...signed(), userid: '4' }, { replayStore })).toBe('signature-wrong')
    expect(added).toEqual([])
  })

  it('asks a store that answers later, and refuses when a store fails', async () => {
    const seen = new Set<string>()
    const later = { add: async (key: string): Promise<boolean> => !seen.has(key) && seen.add(key).has(key) }
    const ask = async (replayStore: { add: () => Promise<boolean> } | typeof later): Promise<string> => {
      const result = await verifyInbound({ params: signed(), secret, nowMs, replayStore })
      return result.ok ? 'ok' : result.reason
    }
    expect(await ask(later)).toBe('ok')
    expect(await ask(later)).toBe('replayed')
    expect(await ask({ add: () => Promise.reject(new Error('down')) })).toBe('replay-store-failed')
    const throwing = {
      add: (): boolean => {
        throw new Error('down')
      },
    }
    expect(reasonOf(signed(), { replayStore: throwing })).toBe('replay-store-failed')
  })
})

describe('createInboundVerifier', () => {
  it('has a replay store of its own and the clock it was given', () => {
    const check = createInboundVerifier({ secret, clock: () => nowMs })
    expect(check({ params: signed() }).ok).toBe(true)
    expect(check({ params: signed() }).ok).toBe(false)
    const late = createInboundVerifier({ secret, clock: () => nowMs + 1e9, replayStore: memoryReplayStore() })
    expect(late({ params: signed() })).toMatchObject({ reason: 'timestamp-outside-window' })
    expect(createInboundVerifier({ secret })({ params: signed() }).ok).toBe(false)
  })
})
