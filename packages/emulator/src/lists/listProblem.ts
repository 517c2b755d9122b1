import { issuesOf, shapeOf, type AnyCodec } from '@paifang/contract'
import { isLeft } from 'fp-ts/Either'
import { BatchAnswers } from './BatchAnswers'
import { PagedAnswers } from './PagedAnswers'

const codecs: Readonly<Record<string, AnyCodec>> = { paged: PagedAnswers, batches: BatchAnswers }

/** What is wrong with a wish about pages (`paged`) or rows (`batches`), in words; `undefined`: nothing. */
export const listProblem = (of: string, wish: unknown): string | undefined => {
  const codec = codecs[of] ?? PagedAnswers
  const shape = shapeOf(codec)
  const names = shape.kind === 'struct' ? Object.keys(shape.optional) : []
  const strange = Object.keys(wish ?? {}).find((name) => !names.includes(name))
  if (strange !== undefined) return `there is no "${strange}"; there are ${names.join(', ')}`
  const decoded = codec.decode(wish)
  if (!isLeft(decoded)) return undefined
  const [issue] = issuesOf(decoded.left)
  return `${issue?.path ?? ''}: expected ${issue?.expected ?? codec.name}`
}
