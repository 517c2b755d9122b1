import { inputError, type Unsigned } from '@paifang/gateway'
import type { InputError, Issue } from '@paifang/result'
import { canonicalise, checkParams, type Pairs } from '@paifang/signer-top'
import { left, right, type Either } from 'fp-ts/Either'
import type { TopCallOptions } from '../TopCallOptions'
import type { TopSettings } from '../TopSettings'
import { formText } from './formText'
import { mergePairs } from './mergePairs'
import { missingParams } from './missingParams'
import { extraParams } from './extraParams'
import { systemNames } from './systemNames'
import { topFiles } from './topFiles'
import type { TopPrepared } from './TopPrepared'

/** Turns an encoded input into text, once for all attempts. */
export const prepareTop = (
  { operation, wire, options }: Unsigned<'top', TopCallOptions>,
  settings: TopSettings,
): Either<InputError, TopPrepared> => {
  const { method } = operation
  const refuse = (issues: ReadonlyArray<Issue>): Either<InputError, never> =>
    left(inputError(method, 'input', issues))
  if (!isParams(wire)) return refuse([{ path: '', expected: 'an object of parameters' }])
  const business = pairsOf(wire)
  if ('issues' in business) return refuse(business.issues)
  const files = topFiles(wire)
  const extra = extraParams(settings.params, options.params)
  if ('issues' in extra) return refuse(extra.issues)
  const issues = [...collisions(wire, extra.pairs), ...missingParams(operation, business.pairs, files)]
  if (issues.length > 0) return refuse(issues)
  const pairs = extra.pairs.length === 0 ? business.pairs : mergePairs(business.pairs, extra.pairs)
  const { rawBody } = options
  return right({
    operation,
    pairs,
    form: files.length === 0 && rawBody === undefined ? formText(pairs) : '',
    files,
    session: options.session ?? (operation.session === 'none' ? undefined : settings.session),
    targetAppKey: options.targetAppKey ?? settings.targetAppKey,
    rawBody,
    repeatable: () => files.every((file) => file.bytes !== undefined || file.reopens()),
  })
}

type Params = Readonly<Record<string, unknown>>

const isParams = (wire: unknown): wire is Params =>
  typeof wire === 'object' && wire !== null && !Array.isArray(wire)

const pairsOf = (wire: Params): { readonly pairs: Pairs } | { readonly issues: ReadonlyArray<Issue> } => {
  try {
    return { pairs: canonicalise(wire) }
  } catch {
    return { issues: checkParams(wire) }
  }
}

const collisions = (wire: Params, extra: Pairs): ReadonlyArray<Issue> => {
  const found: Issue[] = []
  for (const name of Object.keys(wire)) {
    if (systemNames.has(name))
      found.push({ path: name, expected: 'no parameter of this name: it is a system parameter' })
    else if (extra.some(([taken]) => taken === name))
      found.push({ path: name, expected: 'no parameter of this name: params already holds it' })
  }
  return found
}
