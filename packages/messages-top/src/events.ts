import type { PaifangEvent } from '@paifang/gateway'
import type { Cause, MessageError } from '@paifang/result'

interface ChannelEventBase extends PaifangEvent {
  readonly gateway: 'top'
  /** Of the connection: the same in all its events. */
  readonly id: string
  /** The group. */
  readonly method: string
}

/** A connection was accepted. */
export interface ConnectedEvent extends ChannelEventBase {
  readonly type: 'message.connected'
  /** Attempts that it took, from 1. */
  readonly attempts: number
}

/** The server did not take the connection, or could not be reached. It is tried again after `delayMs`. */
export interface RefusedEvent extends ChannelEventBase {
  readonly type: 'message.refused' | 'message.unreachable'
  readonly reason: MessageError['reason']
  readonly status?: number
  /** The server's own words, masked. */
  readonly phrase?: string
  /** Absent where it is not tried again. */
  readonly delayMs?: number
}

/** A connection ended. What was running goes on, and is confirmed on the next one. */
export interface DisconnectedEvent extends ChannelEventBase {
  readonly type: 'message.disconnected'
  /** WebSocket close code, where there was one. */
  readonly code?: string
  readonly durationMs: number
}

/** Something that is no message arrived: nothing was confirmed for it. */
export interface FrameEvent extends ChannelEventBase {
  readonly type: 'message.frame'
  /** What is wrong, and at which byte. */
  readonly detail: string
  readonly status?: number
  readonly phrase?: string
}

/** The connection is not what it should be, and works: plain text, or a token that could not be fetched. Once each. */
export interface NoticeEvent extends ChannelEventBase {
  readonly type: 'message.notice'
  readonly detail: string
}

interface OneMessageEvent extends PaifangEvent {
  readonly gateway: 'top'
  /** Of the message: exact text. */
  readonly id: string
  /** The topic. */
  readonly method: string
}

/** A handler ended. `ok` is confirmed, anything else comes again. */
export interface HandledEvent extends OneMessageEvent {
  readonly type: 'message.handled'
  readonly outcome: 'ok' | 'MessageError'
  readonly durationMs: number
  /** From its arrival to the start of its handler. */
  readonly waitedMs: number
  /** Whether `onDeadLetter` has it. */
  readonly isDead?: boolean
  /** What the handler threw, masked. */
  readonly cause?: Cause
  /** Of a failure without a `cause`, why: no handler, no JSON, too slow, a `Left`. */
  readonly detail?: string
}

/** A message came again while it was handled, or after it was: its handler was not called again. */
export interface DuplicateEvent extends OneMessageEvent {
  readonly type: 'message.duplicate'
}

export type MessageEvent =
  ConnectedEvent | RefusedEvent | DisconnectedEvent | FrameEvent | NoticeEvent | HandledEvent | DuplicateEvent
