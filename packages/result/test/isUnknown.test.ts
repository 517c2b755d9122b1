import { isUnknown, mayHaveRun, type CallError, type GatewayErrorKind } from '@paifang/result'
import { business, gatewayError, inputError, output, protocolError, transportError } from './errors'

const refused = (kind: GatewayErrorKind, more: object = {}): CallError => ({ ...gatewayError, kind, ...more })

/** What an error says of the request: whether it may have run, and whether nobody knows. */
const cases: ReadonlyArray<readonly [string, CallError, boolean, boolean]> = [
  ['an input that was not sent', inputError, false, false],
  ['an answer that was lost', transportError, true, true],
  ['a connection that was never there', { ...transportError, sent: 'no' }, false, false],
  ['an outage page', protocolError, true, true],
  ['a failure of the business', business, true, false],
  ['an answer of another shape', output, true, false],
  ...(['signature', 'credentials', 'session', 'permission', 'throttled', 'clock', 'method'] as const).map(
    (kind) => [`refused at the gate: ${kind}`, refused(kind, { retryable: true }), false, false] as const,
  ),
  ['refused parameters', refused('parameters'), true, false],
  ['refused by a code that nobody lists', refused('unlisted'), true, false],
  ['a service behind the gateway that says try again', refused('unlisted', { retryable: true }), true, true],
  ['a service behind the gateway that is away', refused('unavailable'), true, true],
  ['what the platform has seen before', refused('duplicate'), true, true],
  ['refused here, in the words of a gateway', refused('unavailable', { sent: 'no' }), false, false],
]

describe('what is known of a request that failed', () => {
  it.each(cases)('%s', (_name, error, ran, unknown) => {
    expect([mayHaveRun(error), isUnknown(error)]).toEqual([ran, unknown])
  })
})
