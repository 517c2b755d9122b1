import { valueAt, type Bulk } from '@paifang/contract'
import {
  isUnknown,
  mayHaveRun,
  type BusinessError,
  type CallError,
  type GatewayError,
  type InputError,
  type Result,
} from '@paifang/result'
import { codeText, readRows } from './readRows'
import { rowNamed, saysTooMany } from './refusalText'
import type { RowVerdict, Verdict } from './Verdict'

/** What a job knows of its operation when it reads the end of a call. */
export interface Reading {
  readonly bulk: Partial<Bulk>
  /** The request may be sent again as it is: it carries a key, or its rows may be written twice. */
  readonly repeatable: boolean
  /** A request that was refused for its parameters has written nothing: the caller's word. */
  readonly validatedFirst: boolean
}

/** The end of a call, read for a job. `input` is what was called with, `count` how many rows it held. */
export const verdictOf = (
  result: Result<CallError, unknown>,
  input: unknown,
  count: number,
  reading: Reading,
): Verdict => {
  const { bulk } = reading
  if (result._tag === 'Right') {
    const rows =
      bulk.results === undefined
        ? undefined
        : readRows(bulk, elementsOf(input, bulk, count), result.right, true)
    if (bulk.async === true)
      return rows === undefined
        ? { is: 'unknown', why: 'accepted' }
        : {
            is: 'rows',
            rows: rows.map((said): RowVerdict =>
              said.row === 'done' ? { row: 'unknown', why: 'accepted' } : said,
            ),
          }
    return rows === undefined || rows.every(({ row }) => row === 'done')
      ? { is: 'done' }
      : { is: 'rows', rows }
  }
  const error = result.left
  switch (error._tag) {
    case 'InputError':
      return refusedHere(error, input, count) ?? { is: 'stop', error }
    case 'TransportError':
      if (error.sent === 'no') return { is: 'held', by: 'network', error }
      return lost(reading, error)
    case 'ProtocolError':
      return lost(reading, error)
    case 'OutputError':
      return { is: 'unknown', why: 'answer-lost', error, ...requestIdOf(error) }
    case 'GatewayError':
      return gatewaySays(error, reading)
    case 'BusinessError':
      return businessSays(error, input, count, reading)
  }
}

const requestIdOf = ({ requestId }: { readonly requestId?: string }): { readonly requestId?: string } =>
  requestId === undefined ? {} : { requestId }

const lost = ({ repeatable }: Reading, error: CallError): Verdict =>
  repeatable ? { is: 'again', why: 'answer-lost' } : { is: 'unknown', why: 'answer-lost', ...idOf(error) }

const idOf = (error: CallError): { readonly requestId?: string } =>
  'requestId' in error ? requestIdOf(error) : {}

const elementsOf = (input: unknown, { rows }: Partial<Bulk>, count: number): ReadonlyArray<unknown> => {
  const found = rows === undefined ? undefined : valueAt(input, rows)
  return Array.isArray(found) && found.length === count
    ? (found as ReadonlyArray<unknown>)
    : Array.from({ length: count }, () => undefined)
}

/** The rows that an InputError speaks of; nothing, where it speaks of anything else. */
const refusedHere = ({ subject, issues }: InputError, input: unknown, count: number): Verdict | undefined => {
  if (subject !== 'input') return undefined
  const rows: RowVerdict[] = Array.from({ length: count }, () => ({ row: 'left' }))
  let found = false
  for (const { path, expected } of issues) {
    const [, list, index, rest] = /^([^[\]]+)\[(\d+)\](?:\.?(.*))$/.exec(path) ?? []
    if (list === undefined) return undefined
    const held = valueAt(input, list.split('.'))
    if (!Array.isArray(held) || held.length !== count) return undefined
    // What is said of a row first says most: a column of another name is a field that is missing, and one too many.
    if (rows[Number(index)]?.row !== 'refused')
      rows[Number(index)] = { row: 'refused', code: expected.slice(0, 200), here: { path: rest ?? '' } }
    found = true
  }
  return found ? { is: 'rows', rows } : undefined
}

const gatewaySays = (error: GatewayError, reading: Reading): Verdict => {
  if (error.sent === 'no' || error.kind === 'throttled')
    return {
      is: 'held',
      by: 'throttle',
      error,
      ...(error.retryAfterMs === undefined ? {} : { forMs: error.retryAfterMs }),
    }
  if (!mayHaveRun(error)) return { is: 'stop', error }
  if (error.kind === 'duplicate') return { is: 'unknown', why: 'repeated', ...requestIdOf(error) }
  if (isUnknown(error)) return lost(reading, error)
  const code = error.subCode ?? error.code
  const tooMany = error.kind === 'parameters' && saysTooMany(code, error.message)
  return {
    is: 'refused',
    code: codeText(code),
    ...requestIdOf(error),
    atomic: writesAllOrNothing(reading) || (error.kind === 'parameters' && reading.validatedFirst),
    ...saying(reading, error.message, tooMany),
  }
}

const writesAllOrNothing = ({ bulk }: Reading): boolean => bulk.atomic === true || bulk.upsert === true

const saying = (
  { bulk }: Reading,
  message: string,
  tooMany: boolean,
): { readonly names?: number; readonly tooMany?: true } => {
  const names = rowNamed(message, bulk.rows)
  return { ...(names === undefined ? {} : { names }), ...(tooMany ? { tooMany: true as const } : {}) }
}

const businessSays = (error: BusinessError, input: unknown, count: number, reading: Reading): Verdict => {
  const { bulk, repeatable } = reading
  const rows = readRows(bulk, elementsOf(input, bulk, count), error.output, false)
  // Of a request that failed as a whole, a list says something only where it speaks of rows one by one.
  if (rows !== undefined && rows.some(({ row }) => row !== 'unknown'))
    return { is: 'rows', rows, ...requestIdOf(error) }
  const atomic = writesAllOrNothing(reading)
  if (error.retryable)
    return repeatable || atomic
      ? { is: 'again', why: 'retryable', ...requestIdOf(error) }
      : { is: 'unknown', why: 'retryable', ...requestIdOf(error) }
  return {
    is: 'refused',
    code: codeText(error.rawCode),
    ...requestIdOf(error),
    atomic,
    ...saying(
      reading,
      error.message,
      // The gateway checks parameters, an application may mean what an account may hold.
      (atomic || reading.validatedFirst) && saysTooMany(error.rawCode, error.message),
    ),
  }
}
