import { issuesOf, shapeOf, type AnyCodec } from '@paifang/contract'
import { isLeft } from 'fp-ts/Either'
import type { AnyOperation } from '../call/Operations'
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

const example = {
  paged: '"paging": {"by": "number", "page": ["page"], "size": ["size"], "rows": ["rows"]}',
  batches: '"bulk": {"rows": ["rows"]}',
} as const

/** The same, of the operation that it is about: a wish for rows that nobody knows the place of would do nothing. */
export const wishProblem = (
  of: 'paged' | 'batches',
  wish: unknown,
  operation: AnyOperation,
): string | undefined => {
  const problem = listProblem(of, wish)
  if (problem !== undefined) return problem
  const { paging, bulk } = (wish ?? {}) as PagedAnswers & BatchAnswers
  const { rows } = of === 'paged' ? { ...operation.paging, ...paging } : { ...operation.bulk, ...bulk }
  return rows !== undefined ? undefined : `no document says where its rows stand: add ${example[of]}`
}
