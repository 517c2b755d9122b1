import { randomBytes } from 'node:crypto'
import { excerptOf } from '@paifang/gateway/author'
import type { MessageError, Result } from '@paifang/result'
import { timerMs } from '@paifang/transport'
import { left } from 'fp-ts/Either'
import type { Settlement } from '../delivery/createDelivery'
import type { MessageEvent } from '../events'
import { failedFrame, kindOf, pullFrame, type Frame } from '../frames'
import { readMessage } from '../readMessage'
import type { Sink, Source } from '../Source'
import type { BackoffOptions } from './backoff'
import { keepConnected } from './keepConnected'
import { openLink, type ConnectHead, type Link, type LinkOptions } from './openLink'
import { createPublishing } from './publishing'

export interface ChannelOptions extends LinkOptions {
  readonly group: string
  readonly backoff: BackoffOptions
  /** Time between two pulls. */
  readonly pullMs: number
  /** A connection is opened anew after it; `Infinity`: never for its age. */
  readonly maxAgeMs: number
  readonly maxContentBytes: number
  /** Signs a CONNECT, fresh for each attempt. */
  readonly headOf: (attempt: {
    readonly flag: number
    readonly correctsClock: boolean
  }) => Promise<Result<MessageError, ConnectHead>>
  readonly clock: () => number
  readonly now: () => number
  readonly random: () => number
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  readonly emit: ((event: MessageEvent) => void) | undefined
  /** Told of what is no frame, where nobody hears of events. */
  readonly onUnheard: ((detail: string) => void) | undefined
}

/** A queue that was handled is asked for more at once, but not more often than this. */
const leastPullMs = 1_000

/** How many messages are taken beyond what can be held, while the answer to a publication is waited for. */
const mostBeyond = 1_000

/** The WebSocket channel: one connection at a time, and what is said over it. */
export const channelSource = (options: ChannelOptions, sink: Sink): Source => {
  const { group, clock, now, emit } = options
  const client = randomBytes(4).toString('hex')
  const ending = new AbortController()
  let link: Link | undefined
  let connections = 0
  let flags = 0
  let isFull = false
  /** What came although it was full, because an answer was waited for. */
  let beyond = 0
  let isStopped = false
  let isPaused = false
  let planned: Link | undefined
  let pulledMs = -Infinity
  let stuckBytes = 0
  let pullTimer: NodeJS.Timeout | undefined
  let ageTimer: NodeJS.Timeout | undefined
  /** What was settled while there was no connection. Never more than what was held. */
  let unsent: Settlement[] = []
  let onSent: (() => void) | undefined

  const nextFlag = (): number => (flags = flags >= 0x7fff_ffff ? 1 : flags + 1)
  const base = () => ({
    id: `${client}-${connections}`,
    gateway: 'top' as const,
    method: group,
    host: new URL(options.endpoint).host,
    atMs: clock(),
  })

  const flow = (): void => {
    // Answers to publications come the same way as messages: while one is waited for, the socket has to be read.
    const pauses = isFull && (publishing.waiting() === 0 || beyond >= mostBeyond)
    if (link === undefined || pauses === isPaused) return
    isPaused = pauses
    if (pauses) link.pause()
    else link.resume()
  }
  const publishing = createPublishing(nextFlag, flow)

  const pull = (): void => {
    if (link === undefined || isFull || isStopped) return
    pulledMs = now()
    link.send(pullFrame({ token: link.token }))
  }

  const say = (to: Link, { id, isConfirmed, reason }: Settlement): void =>
    isConfirmed ? to.confirm(id) : to.send(failedFrame({ token: to.token, id, reason }))

  const onFlaw = ({ detail = '', status, phrase }: MessageError): void => {
    options.onUnheard?.(detail)
    emit?.({
      type: 'message.frame',
      ...base(),
      reason: 'frame',
      detail,
      ...(status === undefined ? {} : { status }),
      ...(phrase === undefined ? {} : { phrase }),
    })
  }

  const onFrame = (frame: Frame, from: Link): void => {
    if (publishing.answer(frame)) return
    if (frame.type !== 'send') return
    const { status = 0, phrase, token } = frame
    const flaw = (detail: string, more: Partial<MessageError> = {}): void =>
      onFlaw({ _tag: 'MessageError', reason: 'frame', detail, ...more })
    if (status > 0 || phrase !== undefined) {
      flaw('the server reports an error', {
        ...(status > 0 ? { status } : {}),
        ...(phrase === undefined ? {} : { phrase: excerptOf(phrase, { secrets: [from.token] }) }),
      })
      return
    }
    if (token !== undefined && token !== from.token) {
      flaw('a message with the token of someone else')
      return
    }
    if (kindOf(frame) !== 'data') {
      flaw('a send that is no message')
      return
    }
    const received = readMessage(frame, options)
    if (received._tag === 'Left') {
      flaw(received.left.detail ?? '')
      return
    }
    if (received.right.message._tag === 'Left') flaw(received.right.message.left.detail ?? '')
    if (isFull && ++beyond === mostBeyond) flow()
    sink.take(received.right)
  }

  const onTick = (): void => {
    if (link !== undefined) {
      // A peer that is gone reads nothing: what was not written since the last time will not be.
      const bytes = link.unsent()
      if (bytes > 0 && stuckBytes > 0 && bytes >= stuckBytes) {
        link.drop()
        return
      }
      stuckBytes = bytes
    }
    pull()
  }

  const onConnected = (opened: Link, attempts: number): void => {
    connections++
    link = opened
    isPaused = false
    stuckBytes = 0
    emit?.({ type: 'message.connected', ...base(), attempts })
    const waiting = unsent
    unsent = []
    for (const settlement of waiting) say(opened, settlement)
    if (waiting.length > 0) onSent?.()
    flow()
    pull()
    pullTimer = setInterval(onTick, timerMs(options.pullMs))
    if (options.maxAgeMs !== Infinity)
      ageTimer = setTimeout(
        () => {
          planned = opened
          void opened.close()
        },
        timerMs(options.maxAgeMs * (0.9 + 0.1 * options.random())),
      )
  }

  const onDisconnected = (lost: Link, code: number, lastedMs: number): void => {
    clearInterval(pullTimer)
    clearTimeout(ageTimer)
    if (link === lost) link = undefined
    publishing.lose()
    emit?.({ type: 'message.disconnected', ...base(), code: String(code), durationMs: lastedMs })
  }

  const kept = keepConnected({
    ...options.backoff,
    open: async ({ correctsClock }) => {
      const head = await options.headOf({ flag: nextFlag(), correctsClock })
      if (head._tag === 'Left') return head
      return openLink(options, head.right, { onFrame, onFlaw }, ending.signal)
    },
    onConnected,
    onDisconnected,
    onFailed: ({ reason, status, phrase }, delayMs) =>
      emit?.({
        type: reason === 'refused' ? 'message.refused' : 'message.unreachable',
        ...base(),
        reason,
        ...(status === undefined ? {} : { status }),
        ...(phrase === undefined ? {} : { phrase }),
        ...(delayMs === undefined ? {} : { delayMs }),
      }),
    now,
    random: options.random,
    wait: options.wait,
    signal: ending.signal,
    isPlanned: (lost) => lost === planned,
  })

  const stop = (): void => {
    isStopped = true
    isFull = false
    flow()
  }

  return {
    opened: kept.first,
    settle: (settlement) => {
      if (link === undefined) unsent.push(settlement)
      else say(link, settlement)
    },
    onPressure: (full) => {
      isFull = full && !isStopped
      beyond = 0
      flow()
      if (!full) pull()
    },
    onIdle: () => {
      if (now() - pulledMs >= leastPullMs) pull()
    },
    publish: (publication) =>
      isStopped
        ? Promise.resolve(
            left({ _tag: 'MessageError', reason: 'closed', topic: publication.topic, sent: 'no' }),
          )
        : publishing.publish(link, publication),
    isConnected: () => link !== undefined,
    stop,
    close: async (ms) => {
      stop()
      if (unsent.length > 0)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timerMs(ms))
          onSent = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      ending.abort()
      await link?.close()
      await kept.ended
    },
  }
}
