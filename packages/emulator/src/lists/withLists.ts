import { parseJson, valueAt, type Bulk, type Paging } from '@paifang/contract'
import type { AnyHandler } from '../call/Handler'
import type { AnyOperation } from '../call/Operations'
import type { EmulatorContext } from '../EmulatorContext'
import type { InputFault } from '../gateway/readInput'
import type { Refusal } from '../gateway/Refusal'
import { onceByKey } from '../handlers/onceByKey'
import { answerBatch } from './answerBatch'
import { pageRows } from './pageRows'

const plainRefusal = ({ path, expected }: InputFault): Refusal => ({
  code: 400,
  message: `${path} must be ${expected}`,
})

const pagingOf = ({ paging }: AnyOperation, more: Partial<Paging> = {}): Paging | undefined => {
  const whole = { ...paging, ...more } as Partial<Paging>
  return whole.by === undefined || whole.rows === undefined ? undefined : (whole as Paging)
}

const rowsIn = (answer: unknown, { rows, rowsAre }: Paging): ReadonlyArray<unknown> => {
  const found = valueAt(answer, rows)
  const parsed = rowsAre === 'json-text' && typeof found === 'string' ? parseJson(found) : undefined
  const list = parsed?._tag === 'Right' ? parsed.right : found
  return Array.isArray(list) ? (list as ReadonlyArray<unknown>) : []
}

/** The operation whose requests are known by the key of its batches, where it has no other. */
const keyed = (operation: AnyOperation, { key }: Partial<Bulk>): AnyOperation =>
  key === undefined || typeof operation.idempotent === 'object'
    ? operation
    : { ...operation, idempotent: { key: key.at } }

/**
 * Answers pages where the operation has them, and rows one by one where it takes many, as the state wishes; otherwise as
 * built in, else as in the example. A request that identifies itself is carried out once. What is built in gives way to
 * a wish only.
 */
export const withLists = (
  context: EmulatorContext,
  operation: AnyOperation,
  { example, built }: { readonly example: AnyHandler; readonly built: AnyHandler | undefined },
): AnyHandler => {
  const { gateway, method } = operation
  const { seed } = context.settings
  const handler = built ?? example
  const refusal = context.gateways.get(gateway)?.parameterRefusal ?? plainRefusal
  const once = onceByKey(operation, handler)
  return (input: unknown, about) => async () => {
    const wishedPages = about.state.paged.get(method)
    const paging =
      built !== undefined && wishedPages === undefined ? undefined : pagingOf(operation, wishedPages?.paging)
    if (paging !== undefined) {
      const like = await example(input, about)()
      if (like._tag === 'Left') return like
      const call = { operation, input, like: like.right, seed, refusal }
      if (wishedPages !== undefined) return pageRows({ ...call, paging, wish: wishedPages }, about)
      // The rows of the example are those of any time.
      const { window: _, ...always } = paging
      return pageRows({ ...call, paging: always, wish: { rows: rowsIn(like.right, paging) } }, about)
    }
    const wishedBatch = about.state.batches.get(method)
    const bulk = { ...operation.bulk, ...wishedBatch?.bulk }
    const { rows } = bulk
    if (rows === undefined || (built !== undefined && wishedBatch === undefined)) return once(input, about)()
    const answer: AnyHandler = (asked: unknown, more) => () =>
      answerBatch(
        { operation, bulk: { ...bulk, rows }, wish: wishedBatch ?? {}, input: asked, handler, seed, refusal },
        more,
      )
    return onceByKey(keyed(operation, bulk), answer)(input, about)()
  }
}
