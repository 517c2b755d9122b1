import type { Call } from '../call/Call'
import { scrub } from './scrub'

/** The id of an answer as events show it: an answer may hold anything in the place of its id. */
export const shownRequestId = ({ requestId, secrets = [] }: Call): { readonly requestId?: string } =>
  requestId === undefined ? {} : { requestId: scrub(requestId, { secrets }) }
