import { isRight } from 'fp-ts/Either'
import { issuesOf, shapeOf, type AnyCodec } from '@paifang/contract'
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

/** A path as the platforms write it: names as they are documented, dots in them too. */
const written = (steps: ReadonlyArray<string>): string =>
  steps
    .map((step, at) => (at > 0 && /^\d+$/.test(step) ? `[${step}]` : `${at > 0 ? '.' : ''}${step}`))
    .join('')

const parsed = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** What stands at a place of the parameters: nothing, or how far they can be followed. */
const placeOf = (value: unknown, steps: ReadonlyArray<string>): Pick<InputFault, 'path' | 'missing'> => {
  let at: unknown = value
  for (const [index, step] of steps.entries()) {
    at = parsed(at)
    // Text where more should stand: a joined list, or JSON that is none. The text is what is wrong.
    if (typeof at === 'string' && at !== '') return { path: written(steps.slice(0, index)), missing: false }
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step))
      return { path: written(steps), missing: true }
    at = (at as Readonly<Record<string, unknown>>)[step]
  }
  return { path: written(steps), missing: at === undefined || at === null || at === '' }
}

/** What a codec expects at a place, in the platforms' words: structs and lists have names of ours. */
const expectedAt = (codec: AnyCodec, steps: ReadonlyArray<string>, expected: string): string => {
  const shape = shapeOf(codec)
  const [step, ...rest] = steps
  if (shape.kind === 'json') return expectedAt(shape.inner, steps, expected)
  if (step === undefined)
    return (
      { struct: 'an object', list: 'a list', file: 'an uploaded file' }[shape.kind as string] ??
      expected.replace(/ \(required\)$/, '')
    )
  if (shape.kind === 'struct') {
    const inner = shape.required[step] ?? shape.optional[step]
    return inner === undefined ? expected : expectedAt(inner, rest, expected)
  }
  return shape.kind === 'list' || shape.kind === 'comma-list'
    ? expectedAt(shape.item, rest, expected)
    : expected
}

/** The official Python client writes `True`; Java's own reading of a Boolean takes every case. */
const withLowerCaseFlags = (
  params: Readonly<Record<string, unknown>>,
  paths: ReadonlyArray<string>,
): Readonly<Record<string, unknown>> => {
  const flags = paths.flatMap((path) => {
    const value = params[path]
    return typeof value === 'string' && /^(true|false)$/i.test(value) ? [[path, value.toLowerCase()]] : []
  })
  return { ...params, ...(Object.fromEntries(flags) as Readonly<Record<string, unknown>>) }
}

/** Reads business parameters with the operation's own input codec: required, typed and within its limits, or why not. */
export const readInput = (
  operation: AnyOperation,
  params: Readonly<Record<string, unknown>>,
): InputReading => {
  const { input } = operation
  const first = input.decode(params)
  if (isRight(first)) return { input: first.right as unknown }
  const paths = issuesOf(first.left).map(({ path }) => path)
  const decoded = input.decode(withLowerCaseFlags(params, paths))
  if (isRight(decoded)) return { input: decoded.right as unknown }
  const faults = issuesOf(decoded.left).map(({ path, expected }): InputFault => {
    const steps = stepsOf(path)
    return { ...placeOf(params, steps), expected: expectedAt(input, steps, expected) }
  })
  const fault = faults.find(({ missing }) => missing) ?? faults[0]
  return { fault: fault ?? { path: '', expected: 'an object', missing: false } }
}
