import type { MessageError, Result } from '@paifang/result'
import { left, right } from 'fp-ts/Either'
import { frameTypes, headerTypes, valueFormats, type Frame, type FrameValue } from './Frame'

/** More customs than any message has; each costs more memory than the bytes it is written with. */
const mostCustoms = 256

const nothing: FrameValue = { format: 'void' }

/** Reads on until something is wrong; then says what, once, and gives harmless values. */
class Reader {
  at = 0
  flaw: string | undefined

  constructor(private readonly bytes: Buffer) {}

  /** @param read how many bytes it has read of what is wrong */
  refuse(flaw: string, read = 0): void {
    this.flaw ??= `${flaw} at byte ${this.at - read}`
  }

  private take(length: number): number {
    const at = this.at
    if (length > this.bytes.length - at) {
      this.refuse('cut short')
      return -1
    }
    this.at = at + length
    return at
  }

  int8(): number {
    const at = this.take(1)
    return at < 0 ? 0 : this.bytes.readInt8(at)
  }

  int16(): number {
    const at = this.take(2)
    return at < 0 ? 0 : this.bytes.readInt16LE(at)
  }

  int32(): number {
    const at = this.take(4)
    return at < 0 ? 0 : this.bytes.readInt32LE(at)
  }

  int64(): bigint {
    const at = this.take(8)
    return at < 0 ? 0n : this.bytes.readBigInt64LE(at)
  }

  /** A length below 0 is nothing, as the official reader has it. */
  text(): string {
    const length = this.int32()
    if (length <= 0) return ''
    const at = this.take(length)
    return at < 0 ? '' : this.bytes.toString('utf8', at, at + length)
  }

  data(): Uint8Array {
    const length = this.int32()
    if (length < 0) this.refuse('a length below 0', 4)
    const at = this.take(Math.max(length, 0))
    return at < 0 ? this.bytes.subarray(0, 0) : this.bytes.subarray(at, at + length)
  }

  value(): FrameValue {
    const number = this.int8()
    const format = valueFormats[number]
    switch (format) {
      case 'void':
        return nothing
      case 'string':
        return { format, value: this.text() }
      case 'byte':
        return { format, value: this.int8() }
      case 'int16':
        return { format, value: this.int16() }
      case 'int32':
        return { format, value: this.int32() }
      case 'int64':
      case 'date':
        return { format, value: this.int64() }
      case 'bytes':
        return { format, value: this.data() }
      default:
        this.refuse(`unknown value format ${number}`, 1)
        return nothing
    }
  }
}

/**
 * Reads a frame. Bytes after its end marker are not looked at, as the official reader has it; the version is not either:
 * 1 and 2 have one layout, and the official reader takes any other number for 2. Bytes of a text that are not UTF-8 are
 * read as U+FFFD. `bytes` values are views of what was given. It never throws, and allocates in proportion to what it was
 * given, whatever lengths that announces.
 *
 * @returns a MessageError of reason `frame` for what is cut short, or holds a type, header or value format that the
 * protocol does not know: its lengths cannot be trusted. `detail` says what, and at which byte
 * @example
 * const frame = decodeFrame(Buffer.from('0201040001000000050007000000544f4b454e2d310000', 'hex'))
 * // right({ type: 'connectAck', flag: 1, token: 'TOKEN-1', custom: new Map() })
 */
export const decodeFrame = (given: Uint8Array): Result<MessageError, Frame> => {
  const reader = new Reader(
    Buffer.isBuffer(given) ? given : Buffer.from(given.buffer, given.byteOffset, given.byteLength),
  )
  reader.int8()
  const number = reader.int8()
  const type = frameTypes[number]
  if (type === undefined) reader.refuse(`unknown message type ${number}`, 1)
  let status = 0
  let phrase = ''
  let flag = 0
  let token = ''
  const custom = new Map<string, FrameValue>()
  let customs = 0
  let ended = false
  while (!ended && reader.flaw === undefined) {
    const header = reader.int16()
    switch (headerTypes[header]) {
      case 'end':
        ended = true
        break
      case 'custom':
        if (++customs > mostCustoms) reader.refuse(`more than ${mostCustoms} custom headers`)
        custom.set(reader.text(), reader.value())
        break
      case 'status':
        status = reader.int32()
        break
      case 'phrase':
        phrase = reader.text()
        break
      case 'flag':
        flag = reader.int32()
        break
      case 'token':
        token = reader.text()
        break
      default:
        reader.refuse(`unknown header type ${header}`, 2)
    }
  }
  if (reader.flaw !== undefined || type === undefined)
    return left({ _tag: 'MessageError', reason: 'frame', detail: reader.flaw ?? '' })
  const frame: { -readonly [K in keyof Frame]: Frame[K] } = { type, custom }
  if (status !== 0) frame.status = status
  if (phrase !== '') frame.phrase = phrase
  if (flag !== 0) frame.flag = flag
  if (token !== '') frame.token = token
  return right(frame)
}
