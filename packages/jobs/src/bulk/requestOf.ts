import { issuesOf, valueAt, type Operation } from '@paifang/contract'
import { causeOf, inputError } from '@paifang/gateway/author'
import type { InputError } from '@paifang/result'
import type { ChunkContext, RequestOptions } from './BulkOptions'
import type { ChunkInHand } from './ChunkInHand'
import { rowsOf, type Part } from './chunks'
import { aroundRows, requestKey, textOf } from './digests'
import type { Known } from './knownOf'
import type { Stop } from './Stop'

/** What a request is made by: the same wherever and whenever it is made again. */
export interface Making<I, O, R> {
  readonly operation: Operation<string, I, O, string>
  readonly options: Pick<RequestOptions<I, R>, 'toInput'>
  readonly known: Known
  /** Makes the keys of a job's requests other than those of any other job. */
  readonly salt: string
  /** Whether another run may find what is kept: then rows that cannot be sent must not be kept as some that were. */
  readonly lasting: boolean
  /** Of a text, keyed: by it a request is known again. */
  readonly digest: (text: () => string) => string
}

export interface Request<I> {
  readonly input: I
  /** It is not what the operation takes, and must not be sent. */
  readonly refused?: InputError
  /** Of everything in it but its rows, where it carries a key. */
  readonly digest?: string
}

const rowsIn = <R>({ rows, chunk }: ChunkInHand<R>, part: Part): ReadonlyArray<R> => {
  const stands = chunk()
  if (stands.out.length > 0) return rowsOf(part, stands).map((row) => rows[row - stands.from] as R)
  const { from, to } = part
  return to - from === rows.length ? rows : rows.slice(from - stands.from, to - stands.from)
}

/** Whether a list holds fewer than it was given. What is no list, such as one text of all, is not judged. */
const leavesOut = (list: unknown, rows: number): boolean =>
  list === undefined || list === null || (Array.isArray(list) && list.length < rows)

/** The first request of a job, and those of rows that had one before: looking at all would cost each as much again. */
const isLookedAt = ({ from, generation, state }: Part): boolean =>
  from === 0 || generation > 0 || state === 'sent'

/** `undefined`: it cannot be told. */
const rowsText = (rows: ReadonlyArray<unknown>): string | undefined => {
  try {
    return textOf(rows)
  } catch {
    return undefined
  }
}

/** The request of a part. A Stop: `toInput` is not what the job needs it to be. */
export const requestOf = <I, O, R>(
  { operation, options, known: { key, bulk }, salt, lasting, digest }: Making<I, O, R>,
  hand: ChunkInHand<R>,
  part: Part,
  timeMs: number,
): Request<I> | Stop => {
  const context: ChunkContext = {
    key: requestKey(salt, part.from, part.to, part.generation),
    timeMs,
    from: part.from + 1,
    to: part.to,
  }
  const rows = rowsIn(hand, part)
  let input: I
  try {
    const before = isLookedAt(part) ? rowsText(rows) : undefined
    input = options.toInput(rows, context)
    if (before !== undefined && rowsText(rows) !== before)
      return {
        reason: 'definition',
        row: context.from,
        detail: `toInput changed rows ${context.from} to ${context.to}, which it must leave as they are: a request that is made again would be another`,
      }
    // Where it is not needed here the client's own check does.
    const checked = lasting && part.state !== 'sent' ? operation.input.decode(input) : undefined
    if (checked?._tag === 'Left')
      return { input, refused: inputError(operation.method, 'input', issuesOf(checked.left)) }
  } catch (thrown) {
    return {
      reason: 'definition',
      detail: 'toInput, or the codec of its input, threw',
      row: context.from,
      cause: causeOf(thrown),
    }
  }
  if (bulk.rows !== undefined && leavesOut(valueAt(input, bulk.rows), rows.length))
    return {
      reason: 'definition',
      row: context.from,
      detail: `toInput must put every row it is given at ${bulk.rows.join('.')}: one that is left out would be called done`,
    }
  if (key === undefined) return { input }
  if (!String(valueAt(input, key.at)).includes(context.key))
    return {
      reason: 'definition',
      row: context.from,
      detail: `toInput must put the key it is given at ${key.at.join('.')}: without it a repeated request could write its rows twice`,
    }
  const made = digest(() => textOf(aroundRows(input, rows)))
  if (part.state === 'sent' && made !== part.digest)
    return {
      reason: 'definition',
      row: context.from,
      detail: `toInput made another request of rows ${context.from} to ${context.to} than before: it must depend on its arguments alone`,
    }
  return { input, digest: made }
}
