import type { Frame, FrameValue } from './Frame'

/** What a `send` is about, by the byte of its custom `__kind`. `data` from the server is a message, to it a publication. */
export const kinds = { pull: 1, confirm: 2, data: 3, failed: 20 } as const
export type Kind = keyof typeof kinds

/** What a `send` is about; `undefined` where it says nothing, or nothing known. */
export const kindOf = ({ custom }: Frame): Kind | undefined => {
  const kind = custom.get('__kind')
  if (kind?.format !== 'byte') return undefined
  for (const name of ['data', 'confirm', 'pull', 'failed'] as const)
    if (kinds[name] === kind.value) return name
  return undefined
}

/** A text value of a frame; `undefined` where there is none, or an empty one. */
export const textIn = ({ custom }: Frame, key: string): string | undefined => {
  const value = custom.get(key)
  return value?.format === 'string' && value.value !== '' ? value.value : undefined
}

const string = (value: string): FrameValue => ({ format: 'string', value })

interface Sent {
  /** The session token of the connection. */
  readonly token?: string
  readonly flag?: number
}

const sendFrame = (
  { token, flag }: Sent,
  kind: Kind,
  customs: ReadonlyArray<readonly [string, FrameValue]>,
): Frame => ({
  type: 'send',
  ...(flag === undefined ? {} : { flag }),
  ...(token === undefined ? {} : { token }),
  custom: new Map<string, FrameValue>([['__kind', { format: 'byte', value: kinds[kind] }], ...customs]),
})

/** What a client says first. `sign` is `signTmcConnect` of the three that stand before it. */
export const connectFrame = ({
  flag,
  ...customs
}: {
  readonly flag: number
  readonly app_key: string
  readonly group_name: string
  /** Epoch milliseconds as decimal text. */
  readonly timestamp: string
  readonly sign: string
  readonly sdk?: string
  readonly intranet_ip?: string
  /** Answer of `taobao.tmc.auth.get`; `null` is written as a void value. */
  readonly token?: string | null
  readonly minor_group?: string
  readonly filter_exp?: string
  readonly out_id?: string
}): Frame => {
  const order = [
    'app_key',
    'group_name',
    'timestamp',
    'sign',
    'sdk',
    'intranet_ip',
    'token',
    'minor_group',
    'filter_exp',
    'out_id',
  ] as const
  const custom = new Map<string, FrameValue>()
  for (const key of order) {
    const value = customs[key]
    if (value !== undefined) custom.set(key, value === null ? { format: 'void' } : string(value))
  }
  return { type: 'connect', flag, custom }
}

/** Asks for messages. It has no amount. */
export const pullFrame = (sent: Sent): Frame => sendFrame(sent, 'pull', [])

/** Says that a message was handled. */
export const confirmFrame = ({ id, ...sent }: Sent & { readonly id: bigint }): Frame =>
  sendFrame(sent, 'confirm', [['id', { format: 'int64', value: id }]])

const longestReason = 128

/** At most 128 UTF-16 units, and no half of a character at the end. */
const cut = (reason: string): string =>
  reason.slice(0, longestReason).replace(/[\ud800-\udbff]$/, reason.length > longestReason ? '' : '$&')

/** Says that a message was not handled, so that it comes again later. The reason is cut to 128 characters. */
export const failedFrame = ({
  id,
  reason = '',
  ...sent
}: Sent & { readonly id: bigint; readonly reason?: string }): Frame =>
  sendFrame(sent, 'failed', [
    ['id', { format: 'int64', value: id }],
    ['msg', reason === '' ? { format: 'void' } : string(cut(reason))],
  ])

/** Publishes a message: a `sendAck` with the same flag answers. */
export const publishFrame = ({
  topic,
  content,
  session,
  ...sent
}: Sent & { readonly topic: string; readonly content: string; readonly session?: string }): Frame =>
  sendFrame(sent, 'data', [
    ['topic', string(topic)],
    ['content', string(content)],
    ...(session === undefined ? [] : [['session', string(session)] as const]),
  ])

/** Delivers a message: what a server sends. Times are epoch milliseconds; content that is bytes is gzip. */
export const dataFrame = ({
  id,
  topic,
  publisher,
  time,
  outtime,
  userid,
  nick,
  dataid,
  content,
  ...sent
}: Sent & {
  readonly id: bigint
  readonly topic: string
  readonly publisher?: string
  readonly time?: number
  readonly outtime?: number
  readonly userid?: bigint
  readonly nick?: string
  readonly dataid?: string
  readonly content?: string | Uint8Array
}): Frame => {
  const customs: Array<readonly [string, FrameValue]> = [
    ['id', { format: 'int64', value: id }],
    ['topic', string(topic)],
  ]
  if (publisher !== undefined) customs.push(['publisher', string(publisher)])
  if (time !== undefined) customs.push(['time', { format: 'date', value: BigInt(time) }])
  if (outtime !== undefined) customs.push(['outtime', { format: 'date', value: BigInt(outtime) }])
  if (userid !== undefined) customs.push(['userid', { format: 'int64', value: userid }])
  if (nick !== undefined) customs.push(['nick', string(nick)])
  if (dataid !== undefined) customs.push(['dataid', string(dataid)])
  if (content !== undefined)
    customs.push([
      'content',
      typeof content === 'string' ? string(content) : { format: 'bytes', value: content },
    ])
  return sendFrame(sent, 'data', customs)
}
