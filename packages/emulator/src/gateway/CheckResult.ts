import type { AnyOperation } from '../call/Operations'
import type { Explained } from './Explained'
import type { InputFault, InputReading } from './readInput'
import type { Refusal } from './Refusal'

/** One thing that was looked at, and what came of it. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  /** It failed, and the emulator is lenient. */
  readonly ignored?: true
}

/** What is known of a call before its parameters are read. */
export interface Known {
  /** Key of the application; `''` when none was recognised. */
  readonly app: string
  readonly operation: AnyOperation | undefined
  readonly session: string | undefined
  /** Why the signature or the clock does not fit; never holds the secret. */
  readonly explanation: Explained | undefined
}

/** What judging a request came to. */
export interface CheckResult extends Known {
  readonly checks: ReadonlyArray<Check>
  readonly refusal: Refusal | undefined
  /** Decoded by the operation's own codec; given when there is no refusal. */
  readonly input: unknown
}

/** A look at one thing of a request `R`; `undefined`: nothing to object. */
export interface Test<R> {
  readonly name: string
  /** Lenient emulators go on when this fails. */
  readonly lenient: boolean
  readonly run: (subject: R) => Refusal | undefined
}

export interface TestRun {
  readonly checks: ReadonlyArray<Check>
  readonly refusal: Refusal | undefined
  /** What failed, or was overlooked, is something an explanation can be given for. */
  readonly explainable: boolean
}

/** Runs tests in their order until one refuses. */
export const runTests = <R>(tests: ReadonlyArray<Test<R>>, subject: R, lenient: boolean): TestRun => {
  const checks: Array<Check> = []
  let explainable = false
  for (const test of tests) {
    const refusal = test.run(subject)
    if (refusal === undefined) {
      checks.push({ name: test.name, ok: true })
      continue
    }
    explainable ||= test.name === 'signature' || test.name === 'clock'
    if (!lenient || !test.lenient) {
      checks.push({ name: test.name, ok: false })
      return { checks, refusal, explainable }
    }
    checks.push({ name: test.name, ok: false, ignored: true })
  }
  return { checks, refusal: undefined, explainable }
}

export const refusedBy = (known: Known, checks: ReadonlyArray<Check>, refusal: Refusal): CheckResult => ({
  ...known,
  checks,
  refusal,
  input: undefined,
})

/** The result for a call whose tests passed, once its parameters were read. */
export const readBy = (
  known: Known,
  checks: ReadonlyArray<Check>,
  reading: InputReading,
  refuse: (fault: InputFault) => Refusal,
): CheckResult =>
  'fault' in reading
    ? refusedBy(known, [...checks, { name: 'parameters', ok: false }], refuse(reading.fault))
    : {
        ...known,
        checks: [...checks, { name: 'parameters', ok: true }],
        refusal: undefined,
        input: reading.input,
      }
