import type { Ending } from '@paifang/emulator/control'
import type { Pane } from '../frame/route'
import type { Grouping } from '../rows/groupings'
import type { FormShape, OperationShown, SecretSource } from '../contract'

/** Every text of the page. A language that lacks one does not compile. */
export interface Words {
  readonly lang: 'en' | 'zh'
  readonly title: string
  readonly panes: Readonly<Record<Pane, string>>
  readonly pane: string
  readonly language: string
  readonly theme: string
  readonly themes: { readonly auto: string; readonly light: string; readonly dark: string }
  readonly keys: string
  readonly close: string
  readonly keyList: ReadonlyArray<readonly [keys: string, does: string]>
  readonly refused: string
  readonly serverGone: string
  readonly noEmulator: string
  readonly link: {
    readonly connecting: string
    readonly live: string
    readonly lost: (seconds: number) => string
    readonly paused: string
    readonly ended: string
    readonly waiting: string
  }
  readonly restarted: string
  readonly banners: { readonly lenient: string; readonly sensitive: string; readonly exposed: string }
  readonly clock: string
  readonly frozen: string
  readonly filter: string
  readonly filterHint: string
  readonly count: (shown: number, kept: number) => string
  readonly keeps: (rows: number, entries: number) => string
  readonly searching: (looked: number) => string
  readonly cancel: string
  readonly pause: string
  readonly resume: string
  readonly clear: string
  readonly har: string
  readonly columns: {
    readonly seq: string
    readonly time: string
    readonly outcome: string
    readonly code: string
    readonly operation: string
    readonly app: string
    readonly requestId: string
    readonly key: string
    readonly ms: string
    readonly bytes: string
  }
  readonly endings: Readonly<Record<Ending | 'broken', string>>
  readonly calls: string
  readonly newer: (count: number) => string
  readonly gap: (count: number) => string
  readonly empty: string
  readonly emptyHint: string
  readonly nothingFits: string
  readonly clearFilter: string
  readonly failures: string
  /** So many kinds of them are not named. */
  readonly moreFailures: (kinds: number) => string
  readonly pick: string
  readonly tabs: {
    readonly verdict: string
    readonly sign: string
    readonly input: string
    readonly answer: string
    readonly raw: string
  }
  readonly states: Readonly<Record<'passed' | 'failed' | 'overlooked' | 'not-reached', string>>
  readonly came: string
  readonly expected: string
  readonly nothing: string
  readonly notReached: (count: number) => string
  readonly faultsStruck: string
  /** Of an answer that says of itself that the call failed. */
  readonly saysFailed: string
  readonly noGateway: string
  readonly timeline: string
  readonly clocks: (virtual: string, real: string) => string
  readonly steps: Readonly<Record<'wait' | 'judge' | 'handle' | 'deliver', string>>
  readonly application: string
  readonly requestId: string
  readonly connection: string
  readonly copyAs: Readonly<Record<'curl' | 'typescript' | 'json', string>>
  readonly copied: string
  readonly notCopied: string
  readonly masked: string
  readonly gatewaySide: string
  readonly clientSide: string
  readonly sidesAgree: string
  readonly noSides: string
  readonly unknownClient: string
  readonly decoded: string
  readonly wire: string
  readonly name: string
  readonly noInput: string
  readonly request: string
  readonly answered: string
  readonly text: string
  readonly hex: string
  readonly whole: (bytes: number) => string
  readonly cut: (shown: number, bytes: number) => string
  readonly showAll: string
  readonly save: string
  readonly missing: (count: number, from: number, to: number) => string
  readonly chooseColumns: string
  readonly time: {
    readonly chart: string
    readonly hint: string
    readonly part: (span: string, calls: number, refused: number, faults: number) => string
    readonly refused: string
    readonly faults: string
    readonly any: string
  }
  readonly list: {
    readonly groupBy: string
    readonly noGroups: string
    readonly groupings: Readonly<Record<Grouping, string>>
    readonly nothing: string
    readonly ofGroup: (count: number, failed: number) => string
    readonly marks: string
    readonly marksHint: string
    readonly chosen: (count: number) => string
    readonly chooseNone: string
    readonly saveHint: string
    readonly width: (column: string) => string
    readonly usualWidth: string
  }
  readonly pinOne: string
  readonly revealOne: (seconds: number) => string
  readonly pins: {
    readonly list: string
    readonly note: (seq: number) => string
    readonly noteHint: string
    readonly compare: (seq: number) => string
    readonly remove: (seq: number) => string
    readonly only: string
  }
  readonly palette: { readonly title: string; readonly hint: string }
  readonly imports: {
    readonly open: string
    readonly title: string
    readonly hint: string
    readonly file: string
    readonly asItWas: string
    readonly asOwn: string
    readonly explain: string
    readonly unread: (count: number) => string
    readonly notAsItWas: string
    readonly tooLarge: string
  }
  readonly resentOf: (seq: number) => string
  readonly retryOf: (seq: number) => string
  readonly again: {
    readonly signed: string
    readonly signedHint: string
    readonly bytes: string
    readonly bytesHint: string
    readonly edit: string
    readonly editHint: string
    readonly leaveOut: string
    readonly kept: string
    readonly noJson: (place: string) => string
    readonly newName: string
    readonly newText: string
    readonly signAndSend: string
    readonly ownAccount: string
  }
  readonly compare: {
    readonly title: string
    readonly withThat: string
    readonly reachedByOne: (checks: number) => string
    readonly same: string
    readonly headers: string
    readonly signed: string
  }
  readonly signature: {
    readonly paste: string
    readonly pasteHint: string
    readonly gateway: string
    readonly byRequest: string
    readonly method: string
    readonly secret: string
    readonly sources: Readonly<Record<SecretSource, string>>
    readonly typed: string
    readonly own: string
    readonly explain: string
    readonly verdict: string
    readonly readAs: (gateway: string, method: string, params: number) => string
    readonly inexact: string
    readonly ifNow: string
    readonly same: string
    readonly parts: (at: number) => string
    readonly yours: string
    readonly bytes: string
    readonly differs: string
    readonly signed: string
    readonly received: string
    readonly waiting: string
  }
  readonly operations: {
    readonly list: string
    readonly search: string
    readonly searchHint: string
    readonly count: (count: number) => string
    readonly more: (count: number) => string
    readonly write: string
    readonly read: string
    readonly pick: string
    readonly unknown: string
    readonly none: string
    readonly calls: (count: number) => string
    /** Beside the kind of a field. */
    readonly travels: Readonly<Partial<Record<FormShape['kind'], string>>>
    readonly masked: string
    readonly sessionNeed: string
    readonly repeat: string
    readonly outcome: string
    readonly codeAt: string
    readonly paging: string
    readonly rows: string
    readonly source: string
    readonly noSource: string
    readonly code: string
    readonly meaning: string
    readonly advice: string
    readonly remarks: string
    readonly at: string
    readonly said: string
    readonly byHand: string
    readonly because: string
    readonly field: string
    readonly kind: string
    readonly description: string
    readonly example: string
    readonly required: string
    readonly input: string
    readonly output: string
    readonly outputList: string
    readonly session: Readonly<Record<OperationShown['session'], string>>
    readonly repeatYes: string
    readonly repeatNo: string
    readonly repeatKey: (path: string) => string
    readonly sensitive: string
    readonly codes: string
    readonly tryIt: string
    readonly check: string
    readonly send: string
    readonly nothingSent: string
    readonly request: string
    readonly stringToSign: string
    readonly took: (attempts: number, ms: number, requestId: string) => string
    readonly tryItJson: string
    readonly nobody: string
    readonly inCalls: string
    readonly copy: string
    readonly copied: string
    readonly noCode: string
    readonly noProgram: string
    readonly filesHint: string
    readonly filesUnsigned: string
    readonly curlHint: string
  }
  readonly form: {
    readonly form: string
    readonly unset: string
    readonly now: string
    readonly leaveOut: string
    readonly fillIn: string
    readonly addRow: string
    readonly add: string
    readonly up: string
    readonly remove: string
    readonly paste: string
    readonly pasteHint: string
    readonly more: (count: number) => string
    readonly others: (names: string) => string
    readonly noFile: string
    readonly fileBytes: (bytes: string) => string
    readonly fileGone: string
    readonly fileTooLarge: (mib: number) => string
    readonly noJson: string
    readonly masked: string
    readonly sensitive: string
    readonly example: string
    readonly empty: string
    readonly wrong: (count: number) => string
  }
  readonly real: {
    readonly target: string
    readonly emulator: string
    readonly real: string
    readonly send: string
    readonly production: string
    readonly elsewhere: string
    readonly key: string
    readonly write: string
    readonly read: string
    readonly notUndone: string
    readonly notRepeated: string
    readonly type: (word: string) => string
    readonly valid: (seconds: number) => string
  }
  readonly stub: {
    readonly title: string
    readonly hint: string
    readonly set: string
    readonly remove: string
    readonly inForce: (given: number, times: number | null) => string
  }
  readonly messages: {
    readonly queues: string
    readonly group: string
    readonly waiting: string
    readonly out: string
    readonly connections: string
    readonly disconnect: string
    readonly unconfirmed: string
    readonly none: string
    readonly redeliver: string
    readonly empty: string
    readonly id: string
    readonly topic: string
    readonly delivered: string
    readonly again: string
    readonly published: string
    readonly publish: string
    readonly usual: string
    readonly content: string
    readonly put: string
  }
  readonly lab: {
    readonly faults: string
    readonly noFaults: string
    readonly kind: string
    readonly operation: string
    readonly any: string
    readonly times: string
    readonly always: string
    readonly unlimited: string
    readonly met: string
    readonly add: string
    readonly remove: string
    readonly removeAll: string
    readonly order: string
    readonly pause: string
    readonly up: string
    readonly orderKeys: string
    readonly edit: string
    readonly save: string
    readonly narrower: string
    readonly narrow: Readonly<Record<'gateway' | 'app' | 'nth' | 'probability' | 'seed', string>>
    readonly preview: string
    readonly previewHint: string
    readonly wouldStrike: (struck: number, matched: number, looked: number) => string
    readonly clock: string
    readonly ahead: (ms: number) => string
    readonly hourBack: string
    readonly minutesOn: string
    readonly midnight: string
    readonly freeze: string
    readonly goOn: string
    readonly reset: string
    readonly set: string
    readonly setTo: string
    readonly lastCall: string
    readonly lastCallHint: string
    readonly undo: string
    readonly presets: string
    readonly preset: Readonly<Record<'outage' | 'slow' | 'lost' | 'cut', string>>
    readonly limits: string
    readonly bans: string
    readonly noBans: string
    readonly ban: string
    readonly lift: string
    readonly left: (seconds: number) => string
    readonly scope: string
    readonly seconds: string
    readonly quotas: string
    readonly perDay: string
    readonly noLimit: (used: number) => string
    readonly uses: string
    readonly noUses: string
    readonly hour: string
    readonly usedOf: (calls: number, throttled: number) => string
    readonly perMinute: (most: number, until: string) => string
    readonly used: (used: number, most: number) => string
    readonly calls: string
    readonly per: string
    readonly second: string
    readonly day: string
    readonly limit: string
    readonly sessions: string
    readonly grantsOf: Readonly<Record<'sessions' | 'tokens' | 'qimen-sessions', string>>
    readonly grants: Readonly<Record<'valid' | 'expired' | 'revoked', string>>
    readonly id: string
    readonly state: string
    readonly change: string
    readonly expire: string
    readonly revoke: string
    readonly giveBack: string
    readonly issueHint: string
    readonly tables: string
    readonly take: string
    readonly restore: string
    readonly resetAll: string
    readonly resetHint: string
    readonly find: string
    readonly first: string
    readonly more: string
    readonly expectations: string
    readonly expect: string
    readonly once: string
    readonly ending: string
    readonly isMet: string
    readonly isNotMet: string
    readonly seen: (seen: number, times: number | null, others: number) => string
    readonly stubs: string
    readonly noStubs: string
  }
}
