import type { Outcome, Path } from '@paifang/contract'

/** Each role an outcome names, with the path where it stands. */
export const outcomePaths = (outcome: Outcome): ReadonlyArray<readonly [role: string, path: Path]> => {
  const { success, code, message, retryable, requestId } = outcome
  return named({ success: success?.path, code: code?.path, message, retryable, requestId })
}

/** Those that are there. */
export const named = (
  paths: Readonly<Record<string, Path | undefined>>,
): ReadonlyArray<readonly [role: string, path: Path]> =>
  Object.entries(paths).flatMap(([role, path]) => (path === undefined ? [] : [[role, path] as const]))
