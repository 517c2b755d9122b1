import { hidden } from '../journal/hidden'
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

/** What a check put beside each other, as it may be shown: a secret or a session is `***`. */
export interface Compared {
  /** The parameter it is about; `''`: none. */
  readonly field: string
  /** What came; `''`: nothing. */
  readonly client: string
  /** What the gateway has, or takes; several apart by commas. */
  readonly gateway: string
}

/** What is known of a call before its parameters are read. */
export interface Known {
  /** Key of the application; `''` when none was recognised. */
  readonly app: string
  readonly operation: AnyOperation | undefined
  readonly session: string | undefined
  /** Why the signature or the clock does not fit; never holds the secret. */
  readonly explanation: Explained | undefined
  /** The tests that judged it; with it, the journal shows what they compared and which were not reached. */
  readonly run?: Pick<TestRun, 'names' | 'compare'>
}

/** What judging a request came to. */
export interface CheckResult extends Known {
  readonly checks: ReadonlyArray<Check>
  readonly refusal: Refusal | undefined
  /** Decoded by the operation's own codec; given when there is no refusal. */
  readonly input: unknown
  /** What is wrong with the parameters, where that is why it was refused. */
  readonly fault?: Compared
}

/** A look at one thing of a request `R`; `undefined`: nothing to object. */
export interface Test<R> {
  readonly name: string
  /** Lenient emulators go on when this fails. */
  readonly lenient: boolean
  readonly run: (subject: R) => Refusal | undefined
  /** What it compares, for the journal. Asked for when somebody looks: of the subject alone, not of what changes. */
  readonly compares?: (subject: R) => Compared
}

export interface TestRun {
  readonly checks: ReadonlyArray<Check>
  readonly refusal: Refusal | undefined
  /** What failed, or was overlooked, is something an explanation can be given for. */
  readonly explainable: boolean
  /** Every test in its order, and that of the parameters behind them. */
  readonly names: ReadonlyArray<string>
  /** What the test of that name compared. */
  readonly compare: (name: string) => Compared | undefined
}

/** Tests by name, and that of the parameters behind them. */
export const namesOf = <R>(tests: ReadonlyArray<Test<R>>): ReadonlyArray<string> => [
  ...tests.map(({ name }) => name),
  'parameters',
]

/** Runs tests in their order until one refuses. */
export const runTests = <R>(tests: ReadonlyArray<Test<R>>, subject: R, lenient: boolean): TestRun => {
  const checks: Array<Check> = []
  let explainable = false
  const told = {
    get names() {
      return namesOf(tests)
    },
    compare: (name: string) => tests.find((test) => test.name === name)?.compares?.(subject),
  }
  for (const test of tests) {
    const refusal = test.run(subject)
    if (refusal === undefined) {
      checks.push({ name: test.name, ok: true })
      continue
    }
    explainable ||= test.name === 'signature' || test.name === 'clock'
    if (!lenient || !test.lenient) {
      checks.push({ name: test.name, ok: false })
      return Object.assign(told, { checks, refusal, explainable })
    }
    checks.push({ name: test.name, ok: false, ignored: true })
  }
  return Object.assign(told, { checks, refusal: undefined, explainable })
}

export const refusedBy = (known: Known, checks: ReadonlyArray<Check>, refusal: Refusal): CheckResult => ({
  ...known,
  checks,
  refusal,
  input: undefined,
})

/** What came is business: only that there is something. */
const comparedFault = ({ path, expected, missing }: InputFault): Compared => ({
  field: path,
  client: missing ? '' : hidden,
  gateway: expected,
})

/** The result for a call whose tests passed, once its parameters were read. */
export const readBy = (
  known: Known,
  checks: ReadonlyArray<Check>,
  reading: InputReading,
  refuse: (fault: InputFault) => Refusal,
): CheckResult =>
  'fault' in reading
    ? {
        ...refusedBy(known, [...checks, { name: 'parameters', ok: false }], refuse(reading.fault)),
        fault: comparedFault(reading.fault),
      }
    : {
        ...known,
        checks: [...checks, { name: 'parameters', ok: true }],
        refusal: undefined,
        input: reading.input,
      }
