import { issuesOf, type AnyCodec } from '@paifang/contract'
import type { Issue } from '@paifang/result'
import { left, type Either } from 'fp-ts/Either'
import type { Validation } from 'io-ts'

const withoutBlanks = (members: unknown): unknown =>
  typeof members === 'object' && members !== null && Object.values(members).includes('')
    ? Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ''))
    : undefined

/**
 * Members as an operation's codec reads them. A platform writes what it has not as empty text; where a codec takes none, it
 * counts as absent.
 */
export const decodeInput = (input: AnyCodec, members: unknown): Either<ReadonlyArray<Issue>, unknown> => {
  const decoded = input.decode(members) as Validation<unknown>
  if (decoded._tag === 'Right') return decoded
  const fewer = withoutBlanks(members)
  const again = fewer === undefined ? decoded : (input.decode(fewer) as Validation<unknown>)
  return again._tag === 'Right' ? again : left(issuesOf(decoded.left))
}
