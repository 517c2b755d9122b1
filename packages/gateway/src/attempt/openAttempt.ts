import type { CallError } from '@paifang/result'
import type { HttpResponse } from '@paifang/transport'
import { left } from 'fp-ts/Either'
import type { AttemptResult, Stamped } from './AttemptResult'
import type { Call } from '../call/Call'
import { causeOf } from '../secrets/cause'
import { failedExchange, type Exchanged } from './exchange'
import type { Opened, Signed, Unsigned } from '../Gateway'
import { requestIdIn } from '../answer/judge'
import { readOpened } from '../answer/readOpened'
import type { PreparedCall } from '../call/prepareCall'
import type { Runner } from '../client/Runner'
import { scrub, type Hidden } from '../secrets/scrub'
import { scrubError } from '../secrets/scrubError'
import { sensitiveTexts } from '../secrets/sensitiveTexts'
import { isThenable } from '../thenable'
import { transportFailure } from '../call/transportFailure'

/** What an answer is read with. */
interface Answered extends Stamped {
  readonly call: Call
  readonly unsigned: Unsigned
  readonly response: HttpResponse
}

/**
 * Reads what an exchange ended in: opens the envelope, decodes, lets the answer say how it ended. Waits only where the
 * gateway has to. Never throws or rejects, whatever the gateway's code does.
 */
export const openAttempt = (
  { gateway }: Runner,
  call: Call,
  { unsigned, prepared }: PreparedCall,
  { signed, stampedMs }: Stamped,
  exchanged: Exchanged,
): AttemptResult | Promise<AttemptResult> => {
  if (exchanged._tag === 'Left') {
    const error = scrubError(failedExchange(call, exchanged.left), hiddenIn(call, signed))
    return { result: left(error), stampedMs, signed }
  }
  const answered = { call, unsigned, signed, stampedMs, response: exchanged.right }
  try {
    const opening = gateway.open(answered.response, prepared, signed)
    return isThenable(opening)
      ? opening.then((opened) => read(answered, opened)).catch((thrown: unknown) => failed(answered, thrown))
      : read(answered, opening)
  } catch (thrown) {
    return failed(answered, thrown)
  }
}

const failed = ({ call, signed, stampedMs }: Answered, thrown: unknown): AttemptResult => ({
  result: left(transportFailure(call, 'unknown', 'maybe', causeOf(thrown, hiddenIn(call, signed)))),
  stampedMs,
  signed,
})

const read = ({ call, unsigned, signed, stampedMs, response }: Answered, opened: Opened): AttemptResult => {
  const { outcome, sensitive } = unsigned.operation
  const hidden = hiddenIn(call, signed)
  const result = readOpened(unsigned, opened, hidden, { request: signed.request, response })
  const id =
    result._tag === 'Left'
      ? requestIdOf(result.left)
      : opened._tag === 'Right'
        ? (opened.right.requestId ?? requestIdIn(outcome, opened.right.output))
        : undefined
  call.requestId =
    id === undefined || isShort.test(id)
      ? id
      : scrub(id, { ...hidden, values: sensitiveTexts(unsigned.wire, sensitive) }).slice(0, longestId)
  const attempted = { result, stampedMs, signed, response }
  return opened._tag === 'Right' ? attempted : { ...attempted, refusal: opened.left }
}

/** What an id looks like everywhere. Anything else may be an echo of what was sent. */
const isShort = /^[^\s]{0,64}$/
const longestId = 200

const requestIdOf = (error: CallError): string | undefined =>
  'requestId' in error ? error.requestId : undefined

/** What no answer to this call may show: a late answer may repeat what an earlier attempt was signed with. */
const hiddenIn = (call: Call, { secrets }: Signed): Hidden => {
  call.secrets = call.secrets === undefined ? secrets : [...new Set([...call.secrets, ...secrets])]
  return { secrets: call.secrets }
}
