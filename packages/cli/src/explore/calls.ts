import { isLeft } from 'fp-ts/Either'
import { list, mask, oneOf, parseJson, struct, text } from '@paifang/contract'
import type { Called, Checked, Issue, Wrong } from '@paifang/explorer/contract'
import type { Client, DoneEvent } from '@paifang/gateway'
import { inputError } from '@paifang/gateway/author'
import { describe, describeIssue, err, type CallError, type Result } from '@paifang/result'
import { jsonText } from '@paifang/wire'
import { capturing } from '../call/capturing'
import { dryRunOf } from '../call/dryRun'
import type { Text } from '../Command'
import type { GatewayModule } from '../gateways/GatewayModule'
import type { InstalledOperation } from '../operations/installedOperations'
import { UsageError } from '../UsageError'
import { curlFor } from './curlFor'
import { FileSent, withFiles, type WithFiles } from './filesIn'
import { formOf } from './formOf'
import type { Target } from './Target'
import { typescriptOf } from './typescriptOf'

/** A call as the page writes it down: the input is JSON text, so that no integer is rounded on the way. */
export interface Wanted {
  readonly method: string
  readonly input: string
  /** Default: the emulator. */
  readonly target?: 'emulator' | 'real'
  /** Those that the input names by their digests. */
  readonly files?: ReadonlyArray<FileSent>
}

export const Wanted = struct<Wanted>('Wanted', {
  required: { method: text, input: text },
  optional: { target: oneOf(['emulator', 'real'] as const), files: list(FileSent) },
})

/** What a call takes: JSON text, and the files that it names. */
export interface InputGiven {
  readonly input: string
  readonly files?: ReadonlyArray<FileSent>
}

const inputOf = ({ input, files = [] }: InputGiven, { operation }: InstalledOperation): WithFiles => {
  const read = parseJson(input)
  if (read._tag === 'Right' && typeof read.right === 'object' && read.right !== null)
    return withFiles(operation, read.right as Readonly<Record<string, unknown>>, files)
  throw new UsageError({ en: 'the input is not a JSON object', zh: '入参不是 JSON 对象' })
}

const saidOf = (issue: { readonly path: string; readonly expected: string }): Issue => ({
  path: issue.path,
  said: { en: describeIssue(issue, 'en'), zh: describeIssue(issue, 'zh') },
})

const issuesOf = (result: Result<CallError, unknown>): ReadonlyArray<Issue> =>
  result._tag === 'Left' && result.left._tag === 'InputError' ? result.left.issues.map(saidOf) : []

const wordsOf = (result: Result<CallError, unknown>): Text =>
  result._tag === 'Right'
    ? { en: '', zh: '' }
    : { en: describe(result.left, 'en'), zh: describe(result.left, 'zh') }

/** What the body of a request takes. */
const bytesOf = (body: unknown): number =>
  typeof body === 'string' ? Buffer.byteLength(body) : body instanceof Uint8Array ? body.length : 0

/**
 * Encodes and signs a call and sends nothing.
 * @throws UsageError for what is no JSON object, and where there is nobody to call
 */
export const checkCall = async (
  installed: InstalledOperation,
  given: InputGiven,
  gateway: GatewayModule,
  target: Target,
): Promise<Checked | Wrong> => {
  const { operation } = installed
  const { transport, seen } = capturing()
  const filled = inputOf(given, installed)
  if ('issues' in filled) return { issues: filled.issues.map(saidOf) }
  const { input } = filled
  const account = await target.account(gateway)
  const client: Client<string> = target.createClient(gateway, account, { transport })
  const result = await client.call(operation, input)()
  await client.close()
  const request = seen()
  if (request === undefined) {
    const issues = issuesOf(result)
    if (issues.length > 0) return { issues }
    // Something else stopped it: a session that is missing, for one.
    throw new UsageError(wordsOf(result))
  }
  const decoded = operation.input.decode(input)
  const form = formOf(request)
  return {
    request: dryRunOf(request, operation, gateway.signer(), form),
    bytes: bytesOf(request.body),
    curl: target.isReal ? '' : curlFor(request, form, gateway, account),
    typescript: isLeft(decoded) ? '' : typescriptOf(installed, decoded.right, gateway),
  }
}

/**
 * Makes a call.
 * @throws UsageError as `checkCall`
 */
export const sendCall = async (
  installed: InstalledOperation,
  given: InputGiven,
  gateway: GatewayModule,
  target: Target,
  signal: AbortSignal,
): Promise<Called> => {
  let done: DoneEvent | undefined
  const { operation } = installed
  const filled = inputOf(given, installed)
  const account = await target.account(gateway)
  const client: Client<string> = target.createClient(gateway, account, { onDone: (event) => (done = event) })
  const result: Result<CallError, unknown> =
    'issues' in filled
      ? err(inputError(operation.method, 'input', filled.issues))
      : await client.call(operation, filled.input, { signal })()
  await client.close()
  const { attempts = 0, durationMs = 0, requestId = '' } = done ?? {}
  return {
    result: result._tag === 'Right' ? 'ok' : result.left._tag,
    said: wordsOf(result),
    output: result._tag === 'Right' ? jsonText(mask(result.right, operation.sensitive)) : '',
    issues: issuesOf(result),
    attempts,
    durationMs,
    requestId,
  }
}
