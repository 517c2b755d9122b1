import type { Check } from './Check'
import type { InputFault, InputReading } from './readInput'
import type { Refusal } from './Refusal'
import type { Verdict } from './Verdict'

/** What is known of a call before its parameters are read. */
export type Known = Pick<Verdict, 'app' | 'operation' | 'session' | 'explanation'>

export const refusedBy = (
  { app, operation, session, explanation }: Known,
  checks: ReadonlyArray<Check>,
  refusal: Refusal,
): Verdict => ({ app, operation, session, explanation, checks, refusal, input: undefined })

const parametersPassed: Check = Object.freeze({ name: 'parameters', ok: true })

/** The verdict on a call whose tests passed, once its parameters were read. */
export const readBy = (
  known: Known,
  checks: ReadonlyArray<Check>,
  reading: InputReading,
  refuse: (fault: InputFault) => Refusal,
): Verdict => {
  if ('fault' in reading)
    return refusedBy(known, [...checks, { name: 'parameters', ok: false }], refuse(reading.fault))
  const { app, operation, session, explanation } = known
  return {
    app,
    operation,
    session,
    explanation,
    checks: [...checks, parametersPassed],
    refusal: undefined,
    input: reading.input,
  }
}
