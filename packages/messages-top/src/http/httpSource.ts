import { randomBytes } from 'node:crypto'
import { tmcMessagesConfirm, tmcMessagesConsume, type TmcMessagesConsume } from '@paifang/api-top-platform'
import type { TopClient } from '@paifang/gateway-top'
import type { CallError, MessageError } from '@paifang/result'
import { timerMs } from '@paifang/transport'
import { left, right } from 'fp-ts/Either'
import { delayMs, type BackoffOptions } from '../channel/backoff'
import type { MessageEvent } from '../events'
import { Message } from '../Message'
import type { Received } from '../readMessage'
import type { Sink, Source } from '../Source'

export interface HttpSourceOptions {
  readonly client: TopClient
  readonly group: string
  readonly backoff: BackoffOptions
  readonly clock: () => number
  readonly random: () => number
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  readonly emit: ((event: MessageEvent) => void) | undefined
}

/** @see taobao.tmc.messages.consume: 10 to 200, and at least 100 ms before the next call where none came */
const most = 200
const idleMs = { firstMs: 200, maxMs: 2_000 }
/** @see taobao.tmc.messages.confirm: at most 200 ids */
const confirmWaitMs = 100

/** Confirmations that wait, beyond which no more messages are asked for. */
const mostUnconfirmed = 5 * most

const receivedOf = ({ id, topic, ...message }: TmcMessagesConsume.Messages): Received | undefined =>
  id === undefined || !/^-?\d{1,19}$/.test(id) || topic === undefined || topic === ''
    ? undefined
    : {
        id: BigInt(id),
        topic,
        message: right(
          new Message({
            id,
            topic,
            text: message.content ?? '',
            publisher: message.pub_app_key,
            userId: message.user_id,
            nick: message.user_nick,
            timeMs: message.pub_time === undefined ? undefined : BigInt(message.pub_time.getTime()),
          }),
        ),
      }

/** Whether a refusal is about what was to be confirmed. */
const isOfItsIds = (error: CallError): boolean =>
  error._tag === 'BusinessError' || (error._tag === 'GatewayError' && error.kind === 'parameters')

/** The queue over calls of the gateway: what is taken, and not confirmed, comes again. */
export const httpSource = (options: HttpSourceOptions, sink: Sink): Source => {
  const { client, group, random, emit } = options
  // An application without groups of its own may not name one.
  const ofGroup = group === 'default' ? {} : { group_name: group }
  const ending = new AbortController()
  const isOver = (): boolean => ending.signal.aborted
  const backoff = { firstMs: options.backoff.minMs ?? 1_000, maxMs: options.backoff.maxMs ?? 60_000 }
  const name = randomBytes(4).toString('hex')
  let isConnected = false
  let isFull = false
  let whenRoom: (() => void) | undefined
  let done: string[] = []
  let flushing: Promise<void> | undefined
  let flushTimer: NodeJS.Timeout | undefined
  let settleOpened: (error: MessageError | undefined) => void = () => undefined
  const opened = new Promise<MessageError | undefined>((resolve) => (settleOpened = resolve))

  const base = () => ({
    id: name,
    gateway: 'top' as const,
    method: group,
    atMs: options.clock(),
  })
  const errorOf = (error: CallError): MessageError => ({
    _tag: 'MessageError',
    reason: error._tag === 'TransportError' || error._tag === 'ProtocolError' ? 'unreachable' : 'refused',
    sent: 'no',
    ...(error._tag === 'GatewayError' ? { phrase: error.message, detail: `code ${error.code}` } : {}),
  })

  const failed = (error: MessageError, ms: number | undefined): void =>
    emit?.({
      type: error.reason === 'refused' ? 'message.refused' : 'message.unreachable',
      ...base(),
      reason: error.reason,
      ...(error.phrase === undefined ? {} : { phrase: error.phrase }),
      ...(ms === undefined ? {} : { delayMs: ms }),
    })

  /** Confirms what waits, at most 200 at once. What could not be confirmed waits on. */
  const flush = async (): Promise<void> => {
    clearTimeout(flushTimer)
    flushTimer = undefined
    let failures = 0
    let size = most
    while (done.length > 0) {
      const ids = done.splice(0, size)
      const answer = await client.run(tmcMessagesConfirm, { ...ofGroup, s_message_ids: ids })
      if (answer._tag === 'Right') {
        failures = 0
        size = most
        if (done.length < mostUnconfirmed) whenRoom?.()
        continue
      }
      // One id that is refused would keep all others for ever. Alone, it is left to come again.
      const isRefused = isOfItsIds(answer.left)
      if (isRefused) size = Math.max(1, ids.length >> 1)
      if (!isRefused || ids.length > 1) done = [...ids, ...done]
      const ms = isOver() ? undefined : delayMs(failures++, random, backoff)
      failed(errorOf(answer.left), ms)
      if (ms === undefined) return
      await options.wait(ms, ending.signal)
    }
    whenRoom?.()
  }
  const flushOnce = (): Promise<void> => (flushing ??= flush().finally(() => (flushing = undefined)))

  const poll = async (): Promise<void> => {
    let failures = 0
    let empty = 0
    while (!isOver()) {
      if (isFull || done.length >= mostUnconfirmed) await new Promise<void>((resolve) => (whenRoom = resolve))
      if (isOver()) break
      // What comes after the end is not confirmed, and comes again: nobody waits for it.
      const asking = { signal: ending.signal }
      const answer = await client.run(tmcMessagesConsume, { ...ofGroup, quantity: most }, asking)
      if (isOver()) break
      if (answer._tag === 'Left') {
        const error = errorOf(answer.left)
        const isFirst = !isConnected && failures === 0
        isConnected = isConnected && error.reason !== 'refused'
        const ms = isFirst ? undefined : delayMs(failures++, random, backoff)
        failed(error, ms)
        if (ms === undefined) {
          settleOpened(error)
          return
        }
        await options.wait(ms, ending.signal)
        continue
      }
      if (!isConnected) emit?.({ type: 'message.connected', ...base(), attempts: failures + 1 })
      isConnected = true
      settleOpened(undefined)
      failures = 0
      for (const message of answer.right.messages) {
        const received = receivedOf(message)
        if (received !== undefined) sink.take(received)
        else
          emit?.({
            type: 'message.frame',
            ...base(),
            reason: 'frame',
            detail: 'a message without an id of digits, or without a topic',
          })
      }
      empty = answer.right.messages.length === 0 ? empty + 1 : 0
      await options.wait(100 + (empty === 0 ? 0 : delayMs(empty, random, idleMs)), ending.signal)
    }
    settleOpened({ _tag: 'MessageError', reason: 'closed', sent: 'no' })
  }
  const polled = poll()

  const stop = (): void => {
    ending.abort()
    whenRoom?.()
  }

  return {
    opened,
    // What failed is not confirmed: the platform heeds no list of failures any more.
    settle: ({ id, isConfirmed }) => {
      if (!isConfirmed) return
      done.push(String(id))
      if (done.length >= most) void flushOnce()
      else flushTimer ??= setTimeout(() => void flushOnce(), timerMs(confirmWaitMs))
    },
    onPressure: (full) => {
      isFull = full
      if (!full) whenRoom?.()
    },
    onIdle: () => undefined,
    publish: ({ topic }) =>
      Promise.resolve(
        left({
          _tag: 'MessageError',
          reason: 'send',
          topic,
          sent: 'no',
          detail: 'the http source publishes nothing: call taobao.tmc.message.produce',
        }),
      ),
    isConnected: () => isConnected,
    stop,
    close: async (ms) => {
      stop()
      const flushed = flushOnce().then(() => flushOnce())
      await Promise.race([flushed, new Promise((resolve) => setTimeout(resolve, timerMs(ms)).unref())])
      clearTimeout(flushTimer)
      await polled
    },
  }
}
