import { identityErrors } from './identityErrors'
import { requestErrors } from './requestErrors'
import { serviceErrors } from './serviceErrors'
import { throttleErrors } from './throttleErrors'
import type { TopError } from './TopError'

/**
 * The documented error codes, by number. Codes that are not here (45, 46, 48, 49, 51, 52, the legacy ones from 500 up)
 * have no confirmed meaning on TOP: they stay `unlisted`, with their raw values.
 *
 * @see TOP error codes, docs 101617 and 102707
 */
export const topErrors: ReadonlyArray<TopError> = [
  ...throttleErrors,
  ...identityErrors,
  ...requestErrors,
  ...serviceErrors,
].sort((a, b) => Number(a.code) - Number(b.code))
