import type { Context, ContextEntry, Errors } from 'io-ts'

/** One thing wrong at one place; never carries the value. The same shape as `Issue` of `@paifang/result`. */
export interface CodecIssue {
  /** As a caller would write it: `request.blacklist[0].mobile`; `''` is the whole value. */
  readonly path: string
  /** What would have been right there. */
  readonly expected: string
}

const combining = new Set(['IntersectionType', 'UnionType', 'ExactType', 'RefinementType'])

const identifier = /^[\p{L}_$][\p{L}\p{N}_$]*$/u

const step = (path: string, { key }: ContextEntry, parent: ContextEntry): string => {
  const tag = (parent.type as { readonly _tag?: string })._tag
  // Stock combinators put the number of the branch into the context: that is no place in the value.
  if (key === '' || (tag !== undefined && combining.has(tag))) return path
  if (/^\d+$/.test(key)) return `${path}[${key}]`
  if (!identifier.test(key)) return `${path}[${JSON.stringify(key)}]`
  return path === '' ? key : `${path}.${key}`
}

const pathOf = (context: Context): string =>
  context.reduce((path, entry, index) => {
    const parent = context[index - 1]
    return parent === undefined ? path : step(path, entry, parent)
  }, '')

/** io-ts errors as plain data: where, and what would have been right. Repetitions are left out. */
export const issuesOf = (errors: Errors): ReadonlyArray<CodecIssue> => {
  const seen = new Map<string, CodecIssue>()
  for (const { context, message } of errors) {
    const issue = { path: pathOf(context), expected: message ?? context.at(-1)?.type.name ?? 'another value' }
    seen.set(`${issue.path}\n${issue.expected}`, issue)
  }
  return [...seen.values()]
}
