import type { FieldPath, SpecOutcome } from './Spec'

/** Each role an outcome names, with the path where it stands. */
export const outcomePaths = (
  outcome: SpecOutcome,
): ReadonlyArray<readonly [role: string, path: FieldPath]> => {
  const { success, code, message, retryable, requestId } = outcome
  const all = { success: success?.path, code: code?.path, message, retryable, requestId }
  return Object.entries(all).flatMap(([role, path]) => (path === undefined ? [] : [[role, path] as const]))
}
