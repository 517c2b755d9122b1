import { isRight } from 'fp-ts/Either'
import { issuesOf } from '@paifang/contract'
import { fileMark } from '@paifang/wire'
import type { ReceivedFile } from '../http/Received'
import type { AnyOperation } from '../call/Operations'

/** One thing wrong with the business parameters. */
export interface InputFault {
  readonly path: string
  readonly expected: string
  readonly missing: boolean
}

export type InputReading = { readonly input: unknown } | { readonly fault: InputFault }

/** An uploaded file as the file codec takes it. */
export const fileValue = (file: ReceivedFile): unknown => ({
  name: file.fileName === '' ? 'file' : file.fileName,
  type: file.type,
  bytes: file.bytes,
  [fileMark]: true,
})

/** Steps of a path as issues write it: `a.b[0]["c d"]`. */
const stepsOf = (path: string): ReadonlyArray<string> =>
  [...path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(
    ([, index, quoted, name]) => index ?? quoted ?? name ?? '',
  )

const parsed = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

const isMissing = (value: unknown, path: string): boolean => {
  let at: unknown = value
  for (const step of stepsOf(path)) {
    at = parsed(at)
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return true
    at = (at as Readonly<Record<string, unknown>>)[step]
  }
  return at === undefined || at === null || at === ''
}

/** Reads business parameters with the operation's own input codec: required, typed and within its limits, or why not. */
export const readInput = (
  operation: AnyOperation,
  params: Readonly<Record<string, unknown>>,
): InputReading => {
  const decoded = operation.input.decode(params)
  if (isRight(decoded)) return { input: decoded.right as unknown }
  const issues = issuesOf(decoded.left).map(({ path, expected }) => ({
    path,
    expected,
    missing: isMissing(params, path),
  }))
  const fault = issues.find(({ missing }) => missing) ?? issues[0]
  return { fault: fault ?? { path: '', expected: operation.input.name, missing: false } }
}
