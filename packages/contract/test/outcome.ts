import { issuesOf, type CodecIssue } from '@paifang/contract'
import type { Validation } from 'io-ts'

/** The decoded value; throws with the issues where there are some. */
export const valueOf = <A>(result: Validation<A>): A => {
  if (result._tag === 'Right') return result.right
  throw new Error(JSON.stringify(issuesOf(result.left)))
}

/** The issues of a refusal; throws where the value was taken. */
export const issuesIn = (result: Validation<unknown>): ReadonlyArray<CodecIssue> => {
  if (result._tag === 'Left') return issuesOf(result.left)
  throw new Error('the value was taken')
}
