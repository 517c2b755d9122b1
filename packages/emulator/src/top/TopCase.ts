import type { RawRequest } from '../http/RawRequest'
import type { Received } from '../http/Received'
import type { Grant, TopApp } from '../state/Rows'
import type { AnyOperation } from '../world/AnyOperation'
import type { World } from '../world/World'

/** A request to TOP with everything looked up that its checks ask for. */
export interface TopCase {
  readonly request: RawRequest
  readonly received: Received
  /** Epoch ms as the server sees it. */
  readonly now: number
  readonly world: World
  readonly app: TopApp | undefined
  readonly operation: AnyOperation | undefined
  readonly grant: Grant | undefined
  /** Requests inside a batch are signed by the batch. */
  readonly signed: boolean
}

/** A parameter's text; `''` when it is absent. */
export const param = (subject: { readonly received: Received }, name: string): string =>
  subject.received.params.get(name) ?? ''

/** @see TOP calling and signing, doc 101617: system parameters */
export const systemParams: ReadonlySet<string> = new Set([
  'method',
  'app_key',
  'session',
  'timestamp',
  'format',
  'v',
  'sign_method',
  'sign',
  'partner_id',
  'target_app_key',
  'simplify',
])
