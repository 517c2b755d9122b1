import { bounded, causeOf, durabilityIssues, type SharedOptions } from '@paifang/gateway/author'
import { err, ok, type LimitError, type Result } from '@paifang/result'

/**
 * Whether Redis keeps counts of a day when it is started again. Right: `kept`, or `unknown` of a server that does not tell
 * its settings. Left: `durability`, with what to set; `store` where Redis does not answer.
 */
export const checkDurability = async ({
  redis,
  storeTimeoutMs = 1_000,
}: Pick<SharedOptions, 'redis'> & { readonly storeTimeoutMs?: number }): Promise<
  Result<LimitError, 'kept' | 'unknown'>
> => {
  try {
    const issues = await bounded(durabilityIssues(redis, 'restart'), storeTimeoutMs)
    if (issues === undefined) return ok('unknown')
    if (issues.length === 0) return ok('kept')
    return err({ _tag: 'LimitError', reason: 'durability', detail: issues.join('; ') })
  } catch (thrown) {
    return err({ _tag: 'LimitError', reason: 'store', cause: causeOf(thrown) })
  }
}
