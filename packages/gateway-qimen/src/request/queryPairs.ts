import { systemNames, textIssues } from '@paifang/gateway-top/author'
import type { Issue } from '@paifang/result'
import type { Pair, SignMethod } from '@paifang/signer-top'
import { isWellFormed } from '@paifang/wire'
import { qimenMethod } from '../qimenMethod'

/** What a client or a call says of the query. */
export interface QueryParts {
  readonly version: string
  readonly customerId: string | undefined
  readonly targetAppKey: string | undefined
  readonly partnerId: string | undefined
  readonly params: Readonly<Record<string, string>>
}

/** Parameters that the client sets itself. */
const reserved: ReadonlySet<string> = new Set(
  // An answer of Qimen has one form: nothing asks for a simple one.
  [...systemNames, 'customerId'].filter((name) => name !== 'simplify'),
)

/** What of the query no call could be sent with. */
export const queryProblems = (parts: QueryParts): ReadonlyArray<Issue> => {
  const { version, customerId, targetAppKey, partnerId, params } = parts
  return [
    ...textIssues({ version, customerId, targetAppKey, partnerId }),
    ...Object.entries<unknown>(params).flatMap(([name, text]) => {
      const path = `params.${name}`
      return reserved.has(name)
        ? [{ path, expected: 'another name: the client sets this parameter itself' }]
        : textIssues({ [path]: isWellFormed(name) && (text ?? null) })
    }),
  ]
}

/**
 * The parameters of a query that do not change between attempts: all but `app_key`, `timestamp`, `session` and `sign`.
 * Methods of the standard scenes are sent under their whole name.
 *
 * @see Qimen 2: outbound
 */
export const queryPairs = (
  method: string,
  signMethod: SignMethod,
  { version, customerId, targetAppKey, partnerId, params }: QueryParts,
): ReadonlyArray<Pair> => {
  const pairs: Pair[] = [
    ['method', targetAppKey === undefined ? qimenMethod(method) : method],
    ['format', 'xml'],
    ['v', version],
    ['sign_method', signMethod],
  ]
  if (customerId !== undefined) pairs.push(['customerId', customerId])
  if (targetAppKey !== undefined) pairs.push(['target_app_key', targetAppKey])
  if (partnerId !== undefined) pairs.push(['partner_id', partnerId])
  pairs.push(...Object.entries(params))
  return pairs
}
