import { refusalWords, type InboundEnd } from '@paifang/gateway/author'
import type { InboundError } from '@paifang/result'

/** Codes that the gateway itself answers with in the same case. @see opretail public return codes, doc 743 */
const codes: Readonly<Record<InboundError['reason'], readonly [code: number, name: string]>> = {
  body: [7, 'SIGN_WRONG'],
  charset: [7, 'SIGN_WRONG'],
  signature: [7, 'SIGN_WRONG'],
  source: [7, 'SIGN_WRONG'],
  clock: [7, 'SIGN_WRONG'],
  replay: [7, 'SIGN_WRONG'],
  method: [9, 'METHOD_NOTEXIST_CODE'],
  input: [-1, 'PARAMETER_ERROR'],
  handler: [-500, 'API_SYSTEM_CALL_ERROR'],
  timeout: [-500, 'API_SYSTEM_CALL_ERROR'],
  busy: [-500, 'API_SYSTEM_CALL_ERROR'],
  unavailable: [-500, 'API_SYSTEM_CALL_ERROR'],
}

const holdsNothing = (wire: unknown): boolean =>
  wire === undefined || wire === null || (typeof wire === 'object' && Object.keys(wire).length === 0)

/** What is answered to a callback where nobody says otherwise. No document tells [?]; it is what the gateway itself answers. */
export const opretailInboundAnswer = (end: InboundEnd): unknown => {
  if (end._tag === 'Done')
    return holdsNothing(end.wire) ? { stat: { code: 0 } } : { stat: { code: 0 }, data: end.wire }
  if (end._tag === 'Failed') {
    const code = /^-?\d{1,15}$/.test(end.code) ? Number(end.code) : end.code
    // A failure never has the code of a success, whatever the handler says.
    return { stat: { code: code === 0 ? -1 : code, codename: end.code }, result: end.message }
  }
  const [code, codename] = codes[end.error.reason]
  const words = refusalWords(end.error)
  return { stat: { code, codename }, ...(words === undefined ? {} : { result: words.message }) }
}
