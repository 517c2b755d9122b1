import type { AnyOperation, Operations } from '../call/Operations'
import type { Grants } from '../state/createGrants'
import type { Table } from '../state/Tables'
import { systemParams as topSystemParams, type SignedRequest } from '../top/TopRequest'
import type { QimenApp, QimenSettings } from './QimenApp'

/** What Qimen remembers: `emulator.state.qimen`. */
export interface QimenState {
  readonly apps: Table<QimenApp>
  readonly sessions: Grants
  /** Adds an application, or replaces the one with that key. */
  readonly addApp: (app: QimenApp) => void
}

/** Qimen in one emulator: its state and its settings. */
export interface QimenGateway {
  readonly state: QimenState
  readonly settings: QimenSettings
}

/** `standard`: `/router/qimen/service`, XML between partners whom `customerId` names; `custom`: `/router/qm`. */
export type Scene = 'standard' | 'custom'

/** A request to Qimen with everything looked up that its checks ask for. */
export interface QimenRequest extends SignedRequest {
  readonly gateway: QimenGateway
  readonly app: QimenApp | undefined
  readonly scene: Scene
}

const prefix = 'taobao.qimen.'

/** Partners name methods of the standard scenes with and without the prefix. */
export const wholeMethod = (method: string, scene: Scene): string =>
  scene === 'custom' || method === '' || method.startsWith(prefix) ? method : `${prefix}${method}`

/** Custom scenes may also be described as operations of TOP. */
export const findOperation = (
  operations: Operations,
  method: string,
  scene: Scene,
): AnyOperation | undefined =>
  operations.find('qimen', wholeMethod(method, scene)) ??
  (scene === 'custom' ? operations.find('top', method) : undefined)

/** @see Qimen 2 and 7: the parameters of the query */
export const systemParams: ReadonlySet<string> = new Set([...topSystemParams, 'customerId'])
