import type { SessionSource } from '@paifang/gateway'
import { inputError, type AnyOperation, type Prepared, type Unsigned } from '@paifang/gateway/author'
import type { InputError, Issue } from '@paifang/result'
import type { Pair } from '@paifang/signer-top'
import { isWellFormed } from '@paifang/wire'
import { left, right, type Either } from 'fp-ts/Either'
import type { QimenCallOptions } from '../QimenCallOptions'
import type { QimenSettings } from '../QimenSettings'
import { requestXml } from './requestXml'
import { queryPairs, queryProblems, type QueryParts } from './queryPairs'

/** A call as text, before it is stamped and signed. */
export interface QimenPrepared extends Prepared {
  readonly operation: AnyOperation<'qimen'>
  readonly pairs: ReadonlyArray<Pair>
  /** The body: what is signed is what is sent. */
  readonly xml: string
  readonly session: SessionSource | undefined
}

/** The client's part of the query with what the call says; undefined where the call says nothing. */
const ofCall = (settings: QimenSettings, options: QimenCallOptions): QueryParts | undefined => {
  const { customerId, targetAppKey, version, params } = options
  if (customerId === undefined && targetAppKey === undefined && version === undefined && params === undefined)
    return undefined
  return {
    version: version ?? settings.version,
    customerId: customerId ?? settings.customerId,
    targetAppKey: targetAppKey ?? settings.targetAppKey,
    partnerId: settings.partnerId,
    params: { ...settings.params, ...params },
  }
}

/** Turns an encoded input into XML, once for all attempts. */
export const prepareQimen = (
  { operation, wire, options }: Unsigned<'qimen', QimenCallOptions>,
  settings: QimenSettings,
): Either<InputError, QimenPrepared> => {
  const refuse = (issues: ReadonlyArray<Issue>): Either<InputError, never> =>
    left(inputError(operation.method, 'input', issues))
  const own = ofCall(settings, options)
  const problems = own === undefined ? [] : queryProblems(own)
  if (problems.length > 0) return refuse(problems)
  const { rawXml } = options
  const written = rawXml === undefined ? requestXml(operation.input, wire) : rawText(rawXml)
  if (written._tag === 'Left') return refuse(written.left)
  return right({
    operation,
    pairs: queryPairs(operation.method, settings.signMethod, own ?? settings),
    xml: written.right,
    session: options.session ?? (operation.session === 'none' ? undefined : settings.session),
  })
}

const rawText = (text: unknown): Either<ReadonlyArray<Issue>, string> =>
  typeof text === 'string' && text.trim() !== '' && isWellFormed(text)
    ? right(text)
    : left([{ path: 'rawXml', expected: 'XML as text, not empty' }])
