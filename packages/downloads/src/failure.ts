import type { Cause, DownloadError, Result } from '@paifang/result'
import { left } from 'fp-ts/Either'

/** Ends with an error: what it knows beside its reason. */
export const failure = (
  reason: DownloadError['reason'],
  more: Omit<DownloadError, '_tag' | 'reason'> = {},
): Result<DownloadError, never> => left({ _tag: 'DownloadError', reason, ...more })

/** What the file system threw: its name and code. Its words hold paths, and those of others may hold anything. */
export const causeOf = (thrown: unknown): Cause => {
  const { name, code } = thrown as { readonly name?: unknown; readonly code?: unknown }
  return {
    name: typeof name === 'string' ? name : 'unknown',
    message: '',
    ...(typeof code === 'string' ? { code } : {}),
  }
}

export const diskFailure = (thrown: unknown, path: string): Result<DownloadError, never> =>
  failure('disk', { path, cause: causeOf(thrown) })
