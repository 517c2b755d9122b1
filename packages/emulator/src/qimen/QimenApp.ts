import type { OptionNames } from '../gateway/GatewayEmulation'
import type { TopApp } from '../top/TopApp'

/** An application that calls through Qimen, as data. */
export interface QimenApp extends Pick<TopApp, 'appKey' | 'appSecret'> {
  /** Values of `customerId` it may send; absent: any. */
  readonly customerIds?: ReadonlyArray<string>
}

/** What an emulator knows unless it is given applications. */
export const demoQimenApp: QimenApp = { appKey: '12345678', appSecret: 'helloworld' }

/** What of Qimen may be chosen: `startEmulator({ qimen: { … } })`. */
export interface QimenSettings {
  /** Applications it knows; the first is `emulator.qimen`. Default: a demo application. */
  readonly apps: ReadonlyArray<QimenApp>
  /** How far a `timestamp` may be off, ms; default 10 minutes. */
  readonly windowMs: number
}

export const qimenOptionNames: OptionNames<QimenSettings> = { apps: true, windowMs: true }
