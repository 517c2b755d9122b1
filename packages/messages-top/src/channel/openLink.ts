import type { Socket } from 'node:net'
import { causeOf, excerptOf } from '@paifang/gateway/author'
import type { MessageError, Result } from '@paifang/result'
import { timerMs } from '@paifang/transport'
import { left, right } from 'fp-ts/Either'
import { WebSocket, type RawData } from 'ws'
import { connectFrame, decodeFrame, encodeFrame, type Frame } from '../frames'
import { confirmations } from './confirmations'
import { openSocket, type SocketOptions } from './openSocket'
import { refusalOf } from './refusal'

/** An accepted connection. */
export interface Link {
  /** What every frame of ours carries, and every frame to us may. */
  readonly token: string
  /** Sends a frame, unfragmented; nothing once it has ended. */
  readonly send: (frame: Frame) => void
  /** Sends that a message was handled. */
  readonly confirm: (id: bigint) => void
  readonly pause: () => void
  readonly resume: () => void
  /** Bytes that are not written yet. */
  readonly unsent: () => number
  /** Closes with 1000 and waits for the other side, for a moment. */
  readonly close: () => Promise<void>
  /** Ends it at once. */
  readonly drop: () => void
  /** Resolves with the close code when it has ended, however it did. */
  readonly ended: Promise<number>
}

export interface LinkOptions extends SocketOptions {
  readonly endpoint: string
  readonly ackTimeoutMs: number
}

/** What is told of a link. All of it after it was accepted. */
export interface LinkListener {
  readonly onFrame: (frame: Frame, link: Link) => void
  /** Something that is no frame. */
  readonly onFlaw: (error: MessageError) => void
}

/** The head of a CONNECT, signed. */
export type ConnectHead = Parameters<typeof connectFrame>[0]

const closeWaitMs = 1_000

const bytesOf = (data: RawData): Buffer =>
  Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)

/** Opens one connection and has it accepted. Ends in an error within the two timeouts; nothing is left of it then. */
export const openLink = async (
  options: LinkOptions,
  head: ConnectHead,
  listener: LinkListener,
  signal: AbortSignal,
): Promise<Result<MessageError, Link>> => {
  const secrets = [head.sign, ...(head.token == null ? [] : [head.token])]
  const unreachable = (thrown: unknown): MessageError => ({
    _tag: 'MessageError',
    reason: 'unreachable',
    sent: 'no',
    cause: causeOf(thrown, { secrets }),
  })
  let socket: WebSocket
  try {
    socket = await openSocket(options.endpoint, options)
  } catch (thrown) {
    return left(unreachable(thrown))
  }
  return new Promise((resolve) => {
    let link: Link | undefined
    let raw: Socket | undefined
    let isGathering = false
    let failure: MessageError | undefined
    let timer: NodeJS.Timeout | undefined
    let end: (code: number) => void = () => undefined
    const ended = new Promise<number>((whenEnded) => (end = whenEnded))

    /** What is said in one turn is written at once: a confirmation is a few bytes, and each write costs as much as many. */
    const gather = (): void => {
      if (raw === undefined || isGathering) return
      isGathering = true
      raw.cork()
      process.nextTick(() => {
        isGathering = false
        raw?.uncork()
      })
    }

    const fail = (error: MessageError): void => {
      if (link !== undefined || failure !== undefined) return
      failure = error
      clearTimeout(timer)
      socket.terminate()
      resolve(left(error))
    }
    /** What `ws` does not take ends the connection, and comes again on the next one: without a word it would for ever. */
    const flawed = (error: Error & { readonly code?: unknown }): void => {
      const code = String(error.code)
      if (!code.startsWith('WS_ERR_')) return
      const detail =
        code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH'
          ? `a frame of more than ${options.maxFrameBytes} bytes (maxFrameBytes) ends each connection`
          : `no frame of a WebSocket ends the connection: ${code}`
      listener.onFlaw({ _tag: 'MessageError', reason: 'frame', detail })
    }
    const onAbort = (): void => fail({ _tag: 'MessageError', reason: 'closed', sent: 'no' })

    const accept = (token: string): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      const confirmation = confirmations(token)
      const write = (bytes: Buffer): void => {
        if (socket.readyState !== WebSocket.OPEN) return
        gather()
        socket.send(bytes)
      }
      link = {
        token,
        send: (frame) => write(encodeFrame(frame)),
        confirm: (id) => write(confirmation(id)),
        pause: () => socket.pause(),
        resume: () => socket.resume(),
        unsent: () => socket.bufferedAmount,
        drop: () => socket.terminate(),
        ended,
        close: async () => {
          socket.resume()
          socket.close(1000)
          const impatience = setTimeout(() => socket.terminate(), closeWaitMs)
          await ended
          clearTimeout(impatience)
        },
      }
      resolve(right(link))
    }

    socket.on('upgrade', (response) => {
      raw = response.socket
      raw.setKeepAlive(true, 30_000)
    })
    socket.on('open', () => {
      timer = setTimeout(
        () =>
          fail({
            _tag: 'MessageError',
            reason: 'timeout',
            sent: 'maybe',
            detail: 'CONNECT was not answered',
          }),
        timerMs(options.ackTimeoutMs),
      )
      socket.send(encodeFrame(connectFrame(head)))
    })
    socket.on('message', (data, isBinary) => {
      if (failure !== undefined) return
      if (!isBinary) {
        listener.onFlaw({ _tag: 'MessageError', reason: 'frame', detail: 'a text frame' })
        return
      }
      const frame = decodeFrame(bytesOf(data))
      if (frame._tag === 'Left') {
        listener.onFlaw(frame.left)
        return
      }
      if (link !== undefined) {
        listener.onFrame(frame.right, link)
        return
      }
      if (frame.right.type !== 'connectAck') return
      const refusal = refusalOf(frame.right, secrets)
      if (refusal !== undefined) fail(refusal)
      else accept(frame.right.token as string)
    })
    socket.on('unexpected-response', (_request, { statusCode, statusMessage }) => {
      fail({
        _tag: 'MessageError',
        reason: 'refused',
        sent: 'no',
        ...(statusCode === undefined ? {} : { status: statusCode }),
        phrase: excerptOf(statusMessage ?? '', { secrets }),
      })
    })
    socket.on('error', (error) => {
      if (link === undefined) fail(unreachable(error))
      else flawed(error)
    })
    socket.on('close', (code) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      fail(unreachable(new Error(`closed with ${code} before it was accepted`)))
      end(code)
    })
    signal.addEventListener('abort', onAbort)
    if (signal.aborted) onAbort()
  })
}
