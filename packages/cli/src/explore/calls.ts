import { mask, parseJson, struct, text } from '@paifang/contract'
import type { Client, DoneEvent } from '@paifang/gateway'
import { describe, type CallError, type Result } from '@paifang/result'
import { jsonText } from '@paifang/wire'
import { capturing } from '../call/capturing'
import { dryRunOf, type DryRun } from '../call/dryRun'
import type { Text } from '../Command'
import type { GatewayModule } from '../gateways/GatewayModule'
import type { InstalledOperation } from '../operations/installedOperations'
import { UsageError } from '../UsageError'
import type { Accounts } from './explainPasted'

/** A call as the page writes it down: the input is JSON text, so that no integer is rounded on the way. */
export interface Wanted {
  readonly method: string
  readonly input: string
}

export const Wanted = struct<Wanted>('Wanted', { required: { method: text, input: text } })

interface Issue {
  readonly path: string
  readonly expected: string
}

/** What would be sent, masked; or what is wrong with the input. */
export type Checked = { readonly request: DryRun } | { readonly issues: ReadonlyArray<Issue> }

/** What came of a call. */
export interface Called {
  /** `ok`, or the tag of the error. */
  readonly result: string
  /** What to do about it; `''` where it is well. */
  readonly said: Text
  /** The answer as JSON text, masked; `''` where there is none. */
  readonly output: string
  readonly issues: ReadonlyArray<Issue>
  readonly attempts: number
  readonly durationMs: number
  readonly requestId: string
}

/** The emulator that is called: its demo accounts with their endpoints, and its clock. */
interface Target {
  readonly accounts: Accounts
  readonly clock: () => number
}

const inputOf = (given: string): unknown => {
  const read = parseJson(given)
  if (read._tag === 'Right' && typeof read.right === 'object' && read.right !== null) return read.right
  throw new UsageError({ en: 'the input is not a JSON object', zh: '入参不是 JSON 对象' })
}

/** A client of the emulator, and of nothing else: its endpoint and its demo account come from the emulator itself. */
const clientOf = (
  gateway: GatewayModule,
  { accounts, clock }: Target,
  more: Partial<Parameters<GatewayModule['createClient']>[0]>,
): Client<string> => {
  const { endpoint, ...account } = (accounts[gateway.name] ?? {}) as Readonly<Record<string, string>>
  if (endpoint === undefined)
    throw new UsageError({
      en: 'calls are made only where the emulator was started with its page: paifang emulate --ui',
      zh: '只有与页面一同启动的仿真器才能在此调用：paifang emulate --ui',
    })
  return gateway.createClient({ account, endpoint, clock, ...more })
}

const issuesOf = (result: Result<CallError, unknown>): ReadonlyArray<Issue> =>
  result._tag === 'Left' && result.left._tag === 'InputError'
    ? result.left.issues.map(({ path, expected }) => ({ path, expected }))
    : []

/**
 * Encodes and signs a call and sends nothing.
 * @throws UsageError for what is no JSON object, and where there is no emulator to call
 */
export const checkCall = async (
  { operation }: InstalledOperation,
  given: string,
  gateway: GatewayModule,
  target: Target,
): Promise<Checked> => {
  const { transport, seen } = capturing()
  const client = clientOf(gateway, target, { transport })
  const result = await client.call(operation, inputOf(given))()
  await client.close()
  const request = seen()
  return request === undefined
    ? { issues: issuesOf(result) }
    : { request: dryRunOf(request, operation, gateway.signer()) }
}

/**
 * Calls the emulator.
 * @throws UsageError as `checkCall`
 */
export const sendCall = async (
  { operation }: InstalledOperation,
  given: string,
  gateway: GatewayModule,
  target: Target,
  signal: AbortSignal,
): Promise<Called> => {
  let done: DoneEvent | undefined
  const client = clientOf(gateway, target, { onDone: (event) => (done = event) })
  const result = await client.call(operation, inputOf(given), { signal })()
  await client.close()
  const { attempts = 0, durationMs = 0, requestId = '' } = done ?? {}
  const isOk = result._tag === 'Right'
  return {
    result: isOk ? 'ok' : result.left._tag,
    said: isOk ? { en: '', zh: '' } : { en: describe(result.left, 'en'), zh: describe(result.left, 'zh') },
    output: isOk ? jsonText(mask(result.right, operation.sensitive)) : '',
    issues: issuesOf(result),
    attempts,
    durationMs,
    requestId,
  }
}
