import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame, FrameType, FrameValue } from '@paifang/messages-top/frames'

const read = (name: string): unknown => JSON.parse(readFileSync(join(__dirname, 'data', name), 'utf8'))

interface Value {
  readonly format: FrameValue['format'] | 'void-or-empty'
  readonly value?: string | number | null
}

/** A frame of the official encoder, and what the official decoder made of it. */
export interface FrameVector {
  readonly id: string
  readonly direction: string
  readonly hex: string
  /** What was encoded; absent where the bytes were written by hand. */
  readonly message?: {
    readonly version?: number
    readonly type: number
    readonly flag?: number
    readonly token?: string
    readonly status?: number | null
    readonly phrase?: string
    readonly custom?: ReadonlyArray<Value & { readonly key: string }>
  }
  readonly decoded?: {
    readonly type: number
    readonly flag?: number
    readonly token?: string
    readonly status?: number
    readonly phrase?: string
    readonly custom: Readonly<Record<string, Value>>
  }
  readonly decodeError?: string
  readonly officialMessageError?: string
}

interface Step {
  readonly reply?: string
  readonly send?: string
  readonly id?: string
  readonly topic?: string
  readonly content?: string
  readonly token?: string
  readonly status?: number
  readonly phrase?: string
}

/** Frames made and read by the official Java SDK 20210623, and conversations with it. */
export const more = read('tmc-frames-more.json') as {
  readonly connectSign: ReadonlyArray<{
    readonly app_key: string
    readonly group_name: string
    readonly timestamp: string
    readonly secret: string
    readonly sign: string
  }>
  readonly frames: ReadonlyArray<FrameVector>
  readonly sessions: {
    readonly cases: ReadonlyArray<{ readonly id: string; readonly script: ReadonlyArray<Step> }>
  }
}

export const first = read('top-tmc-frames.json') as ReadonlyArray<{
  readonly id: string
  readonly hex: string
}>

const types: ReadonlyArray<FrameType> = ['connect', 'connectAck', 'send', 'sendAck']

const valueOf = ({ format, value }: Value): FrameValue => {
  switch (format) {
    case 'void':
    case 'void-or-empty':
      return { format: 'void' }
    case 'string':
      return { format, value: String(value) }
    case 'int64':
    case 'date':
      return { format, value: BigInt(value ?? 0) }
    case 'bytes':
      return { format, value: Buffer.from(String(value), 'hex') }
    default:
      return { format, value: Number(value) }
  }
}

/** The frame that a vector was made of. */
export const frameOf = ({
  type,
  flag,
  token,
  status,
  phrase,
  custom = [],
}: NonNullable<FrameVector['message']>): Frame => ({
  type: types[type] as FrameType,
  ...(status == null ? {} : { status }),
  ...(phrase === undefined ? {} : { phrase }),
  ...(flag === undefined ? {} : { flag }),
  ...(token === undefined ? {} : { token }),
  custom: new Map(custom.map(({ key, ...value }) => [key, valueOf(value)])),
})

/** The frame that the official decoder read. */
export const readOf = ({ custom, ...frame }: NonNullable<FrameVector['decoded']>): Frame =>
  frameOf({ ...frame, custom: Object.entries(custom).map(([key, value]) => ({ key, ...value })) })
