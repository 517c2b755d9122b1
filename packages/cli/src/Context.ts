import type { GatewayModule } from './gateways/GatewayModule'

export type Lang = 'en' | 'zh'

/** What a command may know of the world around it. */
export interface Context {
  /** The gateways it knows; the first is meant where nothing tells. */
  readonly gateways: ReadonlyArray<GatewayModule>
  /** The folder it works in. */
  readonly cwd: string
  /** Loads an installed domain package from its folder. */
  readonly load: (folder: string) => unknown
  readonly lang: Lang
  /** Answers for machines: one JSON document on stdout. */
  readonly json: boolean
  /** Whether stdout is a terminal: colour and progress are for terminals only. */
  readonly terminal: boolean
  /** The named profile that is meant; undefined: the unnamed one. */
  readonly profile?: string
  /** Asks a person and resolves with what was typed; absent where nobody sits at a terminal. */
  readonly ask?: (question: string) => Promise<string>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly print: (text: string) => void
  /** What holds colours of ours, and nothing from outside. */
  readonly printColoured: (text: string) => void
  /** For people, beside the answer: warnings, progress, errors of usage. */
  readonly notice: (text: string) => void
  readonly readStdin: () => Promise<string>
  /** Ends when the user presses Ctrl-C. */
  readonly signal: AbortSignal
}

/**
 * 0: done · 1: the call's Result is an error, or a check failed · 2: the command was used wrongly. Of jobs: 0 all rows done ·
 * 1 some refused · 2 some unknown · 3 run it again to go on · 4 stopped by an error · 64 used wrongly.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 64
