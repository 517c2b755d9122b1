import type { InboundError } from '@paifang/result'

/** What a caller is told of a call that was not handled. */
export interface RefusalWords {
  readonly code: string
  readonly message: string
}

const words: Readonly<Record<Exclude<InboundError['reason'], 'input'>, RefusalWords | undefined>> = {
  // Whoever cannot prove himself learns that, and nothing about why: each gateway has its own words for it.
  body: undefined,
  charset: undefined,
  signature: undefined,
  clock: undefined,
  replay: undefined,
  source: undefined,
  method: { code: 'unknown-method', message: 'Unknown method' },
  handler: { code: 'system-error', message: 'System error' },
  timeout: { code: 'timeout', message: 'Not done in time' },
  busy: { code: 'busy', message: 'Busy, try again later' },
  unavailable: { code: 'busy', message: 'Busy, try again later' },
}

const shownIssues = 3

/**
 * The neutral words for a call that was not handled; `undefined` where the call is not proven to be the platform's. They
 * hold names of fields and what was expected there, and nothing else of a request, of a handler or of this machine.
 */
export const refusalWords = ({ reason, issues = [] }: InboundError): RefusalWords | undefined => {
  if (reason !== 'input') return words[reason]
  const shown = issues.slice(0, shownIssues).map(({ path, expected }) => `${path}: expected ${expected}`)
  return { code: 'invalid-parameter', message: ['Invalid parameter', ...shown].join('; ').slice(0, 500) }
}
