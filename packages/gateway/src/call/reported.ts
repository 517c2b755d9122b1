import type { Result } from '@paifang/result'
import type { Call } from './Call'
import type { CallReport, ReportedResult } from '../client/Client'
import { shownRequestId } from '../secrets/shownRequestId'

/** A result with what is known of how it came about. */
export const reported = <E, A>(result: Result<E, A>, call: Call): ReportedResult<E, A> => {
  const response: CallReport = { attempts: call.attempt, ...shownRequestId(call) }
  const last = call.response
  if (last === undefined) return { ...result, response }
  const { status, headers, body } = last
  return {
    ...result,
    // Both may repeat what was signed and sent: a redirect has all of a query in one header.
    response: Object.defineProperties(
      { ...response, status },
      { headers: { value: headers }, body: { value: body } },
    ),
  }
}
