import type { AnyOperation } from '../world/AnyOperation'
import type { AnyHandler } from '../world/Handler'

/** Makes a handler that keeps state around the operation's example answer. */
export type Built = (operation: AnyOperation, example: AnyHandler) => AnyHandler
