import type { AnyHandler } from '../call/Handler'
import type { AnyOperation } from '../call/Operations'

/** Makes a handler that keeps state around the operation's example answer. */
export type BuiltInHandler = (operation: AnyOperation, example: AnyHandler) => AnyHandler
