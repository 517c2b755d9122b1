import { err, ok, type Result } from '@paifang/result'
import { problem, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'
import { specProblems } from './specProblems'

/** The spec if it can be generated safely, else what stands against it, located in its document. */
export const validateSpec = (spec: Spec, document: string): Result<ReadonlyArray<Problem>, Spec> => {
  const problems = specProblems(spec)
  return problems.length > 0
    ? err(problems.map(({ at, message }) => problem([document, ...at], message)))
    : ok(spec)
}
