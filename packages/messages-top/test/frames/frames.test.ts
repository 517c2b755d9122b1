import {
  confirmFrame,
  connectFrame,
  dataFrame,
  decodeFrame,
  encodeFrame,
  failedFrame,
  kindOf,
  publishFrame,
  pullFrame,
  type Frame,
  type FrameValue,
} from '@paifang/messages-top/frames'
import * as fc from 'fast-check'
import { isRight } from 'fp-ts/Either'
import { first, frameOf, more, readOf, type FrameVector } from '../vectors'

const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex')

const decoded = (bytes: Uint8Array): Frame => {
  const result = decodeFrame(bytes)
  if (isRight(result)) return result.right
  throw new Error(result.left.detail)
}

/** What the official decoder does not tell apart: an empty text and none; and it keeps a map without an order. */
const comparable = ({ custom, ...frame }: Frame): unknown => ({
  ...frame,
  custom: Object.fromEntries(
    [...custom].map(([key, value]) => [
      key === '' ? 'null' : key,
      value.format === 'string' && value.value === ''
        ? { format: 'void' }
        : value.format === 'bytes'
          ? { format: 'bytes', value: Buffer.from(value.value).toString('hex') }
          : value,
    ]),
  ),
})

/** What an official client reads or skips, and then reads on at a place that may be wrong: refused here, with the reason. */
const stricter: Readonly<Record<string, string>> = {
  'unknown-value-format': 'unknown value format 9 at byte 22',
  'unknown-header-type': 'unknown header type 6 at byte 15',
  'type-9': 'unknown message type 9 at byte 1',
}

const read: ReadonlyArray<FrameVector> = more.frames.filter(
  ({ id, decoded: official }) => official !== undefined && !(id in stricter),
)
const unread = more.frames.filter(({ decodeError }) => decodeError !== undefined)

describe('decodeFrame', () => {
  it.each(read.map((vector) => [vector.id, vector] as const))(
    'reads %s as the official decoder does',
    (_, vector) => {
      expect(comparable(decoded(bytesOf(vector.hex)))).toEqual(
        comparable(readOf(vector.decoded as NonNullable<FrameVector['decoded']>)),
      )
    },
  )

  it.each(unread.map(({ id, hex }) => [id, hex] as const))('gives an error for %s', (_, hex) => {
    expect(decodeFrame(bytesOf(hex))).toEqual({
      _tag: 'Left',
      left: { _tag: 'MessageError', reason: 'frame', detail: expect.stringMatching(/ at byte \d+$/) },
    })
  })

  it.each(Object.entries(stricter))('gives an error for %s', (id, detail) => {
    const { hex = '' } = more.frames.find((vector) => vector.id === id) ?? {}
    expect(decodeFrame(bytesOf(hex))).toMatchObject({ left: { reason: 'frame', detail } })
  })

  it('has a place for every vector that is more than a way to write', () => {
    expect(read.length + unread.length + Object.keys(stricter).length).toBe(
      more.frames.filter(
        ({ decoded: official, decodeError }) => official !== undefined || decodeError !== undefined,
      ).length,
    )
  })

  it('gives an error for every truncation of every frame, but where only trailing bytes are lost', () => {
    let wrong = 0
    for (const { id, hex } of [...more.frames, ...first]) {
      const bytes = bytesOf(hex)
      const whole = decodeFrame(bytes)
      for (let length = 0; length < bytes.length; length++) {
        const result = decodeFrame(bytes.subarray(0, length))
        if (isRight(result)) {
          expect(['trailing-bytes', 'two-frames-in-one']).toContain(id)
          expect([id, length, result]).toEqual([id, length, whole])
        } else wrong += result.left.reason === 'frame' ? 0 : 1
      }
    }
    expect(wrong).toBe(0)
  })

  it('gives for every flipped bit of every frame an error, or a frame that is written and read as itself', () => {
    let [wrong, frames, errors] = [0, 0, 0]
    for (const { hex } of [...more.frames, ...first]) {
      const bytes = bytesOf(hex)
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const flipped = Buffer.from(bytes)
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const result = decodeFrame(flipped)
        if (isRight(result)) {
          const written = encodeFrame(result.right)
          wrong += encodeFrame(decoded(written)).equals(written) ? 0 : 1
          frames++
        } else {
          wrong += result.left.reason === 'frame' ? 0 : 1
          errors++
        }
      }
    }
    expect(wrong).toBe(0)
    expect([frames, errors].every((count) => count > 1_000)).toBe(true)
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        bytes[1] = (bytes[1] ?? 0) & 3
        const result = decodeFrame(bytes)
        expect(result._tag).toMatch(/^(Left|Right)$/)
      }),
    )
  })

  it('allocates nothing for what a length only announces', () => {
    const { hex = '' } = more.frames.find(({ id }) => id === 'huge-bytes-length') ?? {}
    const bytes = bytesOf(hex)
    const before = process.memoryUsage()
    for (let i = 0; i < 1_000; i++) decodeFrame(bytes)
    const after = process.memoryUsage()
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(1_000_000)
    expect(after.rss - before.rss).toBeLessThan(200_000_000)
  })

  it('refuses more custom headers than any message has', () => {
    const frame = (customs: number): Buffer =>
      encodeFrame({
        type: 'send',
        custom: new Map(Array.from({ length: customs }, (_, n) => [`${n}`, { format: 'void' as const }])),
      })
    expect(decodeFrame(frame(256))).toMatchObject({ _tag: 'Right' })
    expect(decodeFrame(frame(257))).toMatchObject({
      left: { detail: expect.stringContaining('more than 256') },
    })
  })
})

describe('encodeFrame', () => {
  const made = more.frames.flatMap(({ id, hex, message }) =>
    message === undefined || message.version === 1 ? [] : [[id, hex, message] as const],
  )

  it.each(made)('writes %s as the official encoder does', (_, hex, message) => {
    expect(encodeFrame(frameOf(message)).toString('hex')).toBe(hex)
  })

  it.each(first.map(({ id, hex }) => [id, hex] as const))('writes %s again as it read it', (_, hex) => {
    expect(encodeFrame(decoded(bytesOf(hex))).toString('hex')).toBe(hex)
  })

  const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  const text = fc.string({ unit: 'grapheme', maxLength: 20 })
  const value: fc.Arbitrary<FrameValue> = fc.oneof(
    fc.constant({ format: 'void' as const }),
    fc.record({ format: fc.constant('string' as const), value: text }),
    fc.record({ format: fc.constant('byte' as const), value: fc.integer({ min: -128, max: 127 }) }),
    fc.record({ format: fc.constant('int16' as const), value: fc.integer({ min: -32768, max: 32767 }) }),
    fc.record({ format: fc.constant('int32' as const), value: fc.integer() }),
    fc.record({ format: fc.constantFrom('int64' as const, 'date' as const), value: int64 }),
    fc.record({
      format: fc.constant('bytes' as const),
      value: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
    }),
  )
  const full = fc.integer().filter((number) => number !== 0)
  const frame: fc.Arbitrary<Frame> = fc.record(
    {
      type: fc.constantFrom('connect' as const, 'connectAck' as const, 'send' as const, 'sendAck' as const),
      status: full,
      phrase: text.filter((given) => given !== ''),
      flag: full,
      token: text.filter((given) => given !== ''),
      custom: fc.array(fc.tuple(text, value), { maxLength: 12 }).map((entries) => new Map(entries)),
    },
    { requiredKeys: ['type', 'custom'] },
  )

  it('is undone by decodeFrame', () => {
    fc.assert(fc.property(frame, (given) => expect(decoded(encodeFrame(given))).toEqual(given)))
  })

  it('refuses a number that its format cannot hold', () => {
    expect(() => encodeFrame(confirmFrame({ id: 2n ** 63n }))).toThrow('out of range')
  })
})

describe('kinds', () => {
  const hexOf = (id: string): string =>
    [...more.frames, ...first].find((vector) => vector.id === id)?.hex ?? id
  const token = 'TOKEN-1'
  const written = (frame: Frame): string => encodeFrame(frame).toString('hex')
  const connect = {
    app_key: '12345678',
    group_name: 'default',
    timestamp: '1451620800000',
    sign: '2E03D1348D7B65A366F8DB4BD1435983',
    sdk: 'sdk-name-1.0',
    intranet_ip: '127.0.0.1',
  }

  it('writes what the official client writes', () => {
    expect(written(pullFrame({ token }))).toBe(hexOf('pull'))
    expect(written(confirmFrame({ token, id: 9223372036854775807n }))).toBe(
      hexOf('confirm-9223372036854775807'),
    )
    expect(written(confirmFrame({ token, id: -5n }))).toBe(hexOf('confirm--5'))
    expect(written(failedFrame({ token, id: 43n, reason: '处理失败: db down' }))).toBe(hexOf('failed-msg'))
    expect(written(failedFrame({ token, id: 42n }))).toBe(hexOf('failed-void'))
    expect(written(failedFrame({ token, id: 44n, reason: '错'.repeat(300) }))).toBe(hexOf('failed-msg-128'))
    expect(
      written(
        publishFrame({
          token,
          flag: 4,
          topic: 'taobao_jds_TradeTrace',
          content: '{"tid":2,"seller_nick":"商家A"}',
          session: 'user-session-text',
        }),
      ),
    ).toBe(hexOf('publish-session'))
    expect(written(connectFrame({ flag: 2, ...connect }))).toBe(hexOf('connect-plain'))
    expect(
      written(
        connectFrame({
          flag: 1,
          ...connect,
          token: 'auth-token-text',
          minor_group: 'default',
          filter_exp: '*',
        }),
      ),
    ).toBe(hexOf('connect-2021'))
    expect(
      written(
        connectFrame({
          flag: 7,
          ...connect,
          token: null,
          minor_group: 'default',
          filter_exp: '*',
          out_id: 'node-3',
        }),
      ),
    ).toBe(hexOf('connect-2021-void-token'))
  })

  it('tells what a send is about', () => {
    expect(kindOf(pullFrame({}))).toBe('pull')
    expect(kindOf(confirmFrame({ id: 1n }))).toBe('confirm')
    expect(kindOf(failedFrame({ id: 1n }))).toBe('failed')
    expect(kindOf(dataFrame({ id: 1n, topic: 't' }))).toBe('data')
    expect(kindOf({ type: 'connectAck', custom: new Map() })).toBeUndefined()
    expect(
      kindOf({ type: 'send', custom: new Map([['__kind', { format: 'int32', value: 3 }]]) }),
    ).toBeUndefined()
  })

  it('cuts no character of a reason in two', () => {
    const reason = decoded(encodeFrame(failedFrame({ id: 1n, reason: `${'x'.repeat(127)}😀` }))).custom.get(
      'msg',
    )
    expect(reason).toEqual({ format: 'string', value: 'x'.repeat(127) })
    const whole = decoded(encodeFrame(failedFrame({ id: 1n, reason: `${'x'.repeat(126)}😀` }))).custom.get(
      'msg',
    )
    expect(whole).toEqual({ format: 'string', value: `${'x'.repeat(126)}😀` })
  })
})
