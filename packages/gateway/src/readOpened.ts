import { left } from 'fp-ts/Either'
import type { Opened, Unsigned } from './Gateway'
import type { Outcome } from './Policy'
import { readOutput } from './readOutput'
import type { Hidden } from './scrub'
import { scrubError } from './scrubError'
import { sensitiveTexts } from './sensitiveTexts'

/** What an opened envelope means for the one who called: a failure shows nothing that was sent in confidence. */
export const readOpened = (
  { operation, wire }: Pick<Unsigned, 'operation' | 'wire'>,
  opened: Opened,
  hidden: Hidden,
): Outcome => {
  const { sensitive } = operation
  const result = opened._tag === 'Right' ? readOutput(operation, opened.right) : left(opened.left.error)
  if (result._tag === 'Right') return result
  const answered = result.left._tag === 'BusinessError' ? sensitiveTexts(result.left.output, sensitive) : []
  const values = [...sensitiveTexts(wire, sensitive), ...answered]
  return left(scrubError(result.left, { ...hidden, values }))
}
