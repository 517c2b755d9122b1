import type { AnyHandler } from '../world/Handler'

/** Operations that keep state, by gateway and method. */
export const builtInHandlers: ReadonlyMap<string, AnyHandler> = new Map<string, AnyHandler>()
