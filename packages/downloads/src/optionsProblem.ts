import { optionProblem } from '@paifang/transport'

/** What is wrong with options, that all of them share: a name that nobody reads, no directory. */
export const optionsProblem = (
  options: { readonly directory: string },
  known: ReadonlySet<string>,
): string | undefined => {
  const problem = optionProblem(options, known)
  if (problem !== undefined) return problem
  const { directory } = options as { readonly directory?: unknown }
  return typeof directory === 'string' && directory !== '' ? undefined : 'directory: a path'
}
