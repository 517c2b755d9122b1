import type { Context, ExitCode, Lang } from './Context'
import type { GatewayModule } from './gateways/GatewayModule'

export type Text = Readonly<Record<Lang, string>>

/** Values as commander gives them: camel-cased names, repeatable ones as lists. */
export type Flags = Readonly<Record<string, unknown>>

export interface Flag {
  /** As commander writes it: `--param <k=v...>`. */
  readonly flag: string
  readonly text: Text
}

/** A command as data: what help shows, and the module that runs it, loaded only when it runs. */
export interface Command {
  /** Name and arguments: `call <method>`. */
  readonly usage: string
  readonly text: Text
  readonly flags: (gateways: ReadonlyArray<GatewayModule>) => ReadonlyArray<Flag>
  readonly example: string
  readonly load: () => Run
  /** Not for people: no help lists it. */
  readonly hidden?: true
  /** Its exit code where it is used wrongly. Default 2. */
  readonly usageCode?: ExitCode
}

export type Run = (args: ReadonlyArray<string>, flags: Flags, context: Context) => Promise<ExitCode>
