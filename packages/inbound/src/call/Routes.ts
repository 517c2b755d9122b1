import type { InboundModule, InboundReceived, InboundRequest } from '@paifang/gateway/author'
import type { AnyCodec, Outcome } from '@paifang/contract'
import type { InboundFailure, InboundContext } from '../Handler'
import type { Result } from '@paifang/result'

/** A handler and what it handles, types forgotten. */
export interface Route {
  readonly gateway: string | undefined
  readonly method: string
  readonly path: string | undefined
  readonly input: AnyCodec
  readonly output: AnyCodec
  readonly outcome?: Outcome
  readonly handler: (
    input: unknown,
    context: InboundContext,
  ) => Result<InboundFailure, unknown> | PromiseLike<Result<InboundFailure, unknown>>
  readonly idempotencyKey: ((input: unknown) => string | undefined) | undefined
  readonly timeoutMs: number | undefined
}

/** A gateway and what it made of a request. */
export interface Taken {
  readonly module: InboundModule
  readonly received: InboundReceived
}

/** All handlers. It is a value: another one is another list. */
export interface Routes {
  readonly all: ReadonlyArray<Route>
  /** Whose call it is: of those who say that it is theirs the one that has a handler for it, else the first that reads a method in it. */
  readonly take: (request: InboundRequest) => Taken
  /** By the method it names; where it names none, by its path. */
  readonly find: (gateway: string, method: string, path: string) => Route | undefined
}

const keyOf = (gateway: string, method: string): string => `${gateway}\n${method}`

/** @throws TypeError for two handlers of one method of one gateway */
export const routesOf = (modules: ReadonlyArray<InboundModule>, all: ReadonlyArray<Route>): Routes => {
  const byMethod = new Map<string, Route>()
  const byPath = new Map<string, Route>()
  for (const route of all)
    for (const { gateway, methodOf = (method: string) => method } of modules) {
      if (route.gateway !== undefined && route.gateway !== gateway) continue
      const key = keyOf(gateway, methodOf(route.method))
      if (byMethod.has(key)) throw new TypeError(`${route.method}: has a handler already`)
      byMethod.set(key, route)
      if (route.path === undefined) continue
      const path = keyOf(gateway, route.path)
      if (byPath.has(path)) throw new TypeError(`${route.path}: has a handler already`)
      byPath.set(path, route)
    }
  const find: Routes['find'] = (gateway, method, path) =>
    method === '' ? byPath.get(keyOf(gateway, path)) : byMethod.get(keyOf(gateway, method))
  const [first] = modules as readonly [InboundModule, ...InboundModule[]]
  const one = (module: InboundModule, request: InboundRequest): Taken => ({
    module,
    received: module.receive(request),
  })
  const take = (request: InboundRequest): Taken => {
    if (modules.length === 1) return one(first, request)
    let usual: Taken | undefined
    for (const module of modules) {
      if (!module.owns(request)) continue
      const taken = one(module, request)
      if (find(module.gateway, taken.received.method, request.path) !== undefined) return taken
      if (usual === undefined || (usual.received.method === '' && taken.received.method !== '')) usual = taken
    }
    return usual ?? one(first, request)
  }
  return { all, take, find }
}
