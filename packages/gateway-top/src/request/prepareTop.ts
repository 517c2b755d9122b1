import { inputError, type Unsigned } from '@paifang/gateway/author'
import type { InputError, Issue } from '@paifang/result'
import { checkParams, type Pairs } from '@paifang/signer-top'
import { left, right, type Either } from 'fp-ts/Either'
import { chunkOf } from '../batch/BatchChunk'
import type { TopCallOptions } from '../TopCallOptions'
import type { TopSettings } from '../TopSettings'
import { extraParams, isText, systemNames, textIssues } from './systemParams'
import { missingParams } from './missingParams'
import { topFiles } from './topFiles'
import type { TopPrepared } from './TopPrepared'
import type { TopOperation } from './TopTemplate'

/** Turns an encoded input into text, once for all attempts. */
export const prepareTop = (
  { operation, wire, options }: Unsigned<'top', TopCallOptions>,
  settings: TopSettings,
  known: TopOperation,
): Either<InputError, TopPrepared> => {
  const { method } = operation
  const refuse = (issues: ReadonlyArray<Issue>): Either<InputError, never> =>
    left(inputError(method, 'input', issues))
  if (!isParams(wire)) return refuse([{ path: '', expected: 'an object of parameters' }])
  const business = pairsOf(wire, known)
  if ('issues' in business) return refuse(business.issues)
  const { pairs } = business
  const { targetAppKey } = options
  if (targetAppKey !== undefined && !isText(targetAppKey))
    return left(inputError(method, 'options', textIssues({ targetAppKey })))
  const further = extraParams(settings.params, options.params)
  if ('issues' in further) return refuse(further.issues)
  const extra = further.pairs
  const batch = chunkOf(operation)
  const files = batch === undefined ? topFiles(wire) : []
  const template = known.templateOf(pairs)
  if (batch !== undefined) {
    const issues =
      extra.length === 0
        ? []
        : batch.calls.flatMap((call) => collisions(Object.fromEntries(call.pairs), extra))
    if (issues.length > 0) return refuse(issues)
  } else {
    const isWhole = pairs.length === Object.keys(wire).length
    // Every name is among those that were looked at before.
    if (!isWhole || known.sound.get(template) !== extra) {
      const issues = [...collisions(wire, extra), ...missingParams(operation, pairs, files)]
      if (issues.length > 0) return refuse(issues)
      if (isWhole) known.sound.set(template, extra)
    }
  }
  // Written out, because a spread that adds members is slow: it would cost a third of the call.
  const prepared: { -readonly [K in keyof TopPrepared]: TopPrepared[K] } = {
    operation,
    template,
    pairs,
    extra,
    files,
    session: options.session ?? (operation.session === 'none' ? undefined : settings.session),
    targetAppKey: targetAppKey ?? settings.targetAppKey,
    rawBody: options.rawBody,
  }
  if (batch !== undefined) prepared.batch = batch
  if (files.length > 0)
    prepared.repeatable = () => files.every((file) => file.bytes !== undefined || file.reopens())
  return right(prepared)
}

type Params = Readonly<Record<string, unknown>>

export const isParams = (wire: unknown): wire is Params =>
  typeof wire === 'object' && wire !== null && !Array.isArray(wire)

/** The texts of business parameters, sorted by name, or what has none. */
export const pairsOf = (
  wire: Params,
  { canonicalise }: Pick<TopOperation, 'canonicalise'>,
): { readonly pairs: Pairs } | { readonly issues: ReadonlyArray<Issue> } => {
  try {
    return { pairs: canonicalise(wire) }
  } catch {
    return { issues: checkParams(wire) }
  }
}

/** Names that the gateway, or the further system parameters, have taken. */
export const collisions = (wire: Params, extra: Pairs): ReadonlyArray<Issue> => {
  const found: Issue[] = []
  for (const name of Object.keys(wire)) {
    if (systemNames.has(name))
      found.push({ path: name, expected: 'no parameter of this name: it is a system parameter' })
    else if (extra.some(([taken]) => taken === name))
      found.push({ path: name, expected: 'no parameter of this name: params already holds it' })
  }
  return found
}
