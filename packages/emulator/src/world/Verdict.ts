import type { AnyOperation } from './AnyOperation'
import type { Check } from './Check'
import type { Explained } from './Explained'
import type { Refusal } from './Refusal'

/** What judging a request came to. One for every call: all have the same members, so that making one is cheap. */
export interface Verdict {
  readonly checks: ReadonlyArray<Check>
  readonly refusal: Refusal | undefined
  /** Why the signature or the clock does not fit; never holds the secret. */
  readonly explanation: Explained | undefined
  readonly operation: AnyOperation | undefined
  /** App key or access key; `''` when none was recognised. */
  readonly app: string
  readonly session: string | undefined
  /** Decoded by the operation's own codec; given when there is no refusal. */
  readonly input: unknown
}

/** A failing look at one case; `undefined`: nothing to object. */
export interface Test<C> {
  readonly name: string
  /** Lenient emulators go on when this fails. */
  readonly lenient: boolean
  readonly run: (subject: C) => Refusal | undefined
}

export interface TestRun {
  readonly checks: ReadonlyArray<Check>
  readonly refusal: Refusal | undefined
  /** What failed, or was overlooked, is something an explanation can be given for. */
  readonly explainable: boolean
}

/**
 * Runs tests in their order until one refuses. Where all pass, as they do for most requests, it is the same frozen
 * list every time.
 */
export const createTestRun = <C>(
  tests: ReadonlyArray<Test<C>>,
): ((subject: C, lenient: boolean) => TestRun) => {
  const passed = Object.freeze(tests.map(({ name }) => Object.freeze<Check>({ name, ok: true })))
  const allPassed: TestRun = { checks: passed, refusal: undefined, explainable: false }
  return (subject, lenient) => {
    let checks: Array<Check> | undefined
    let explainable = false
    for (let index = 0; index < tests.length; index += 1) {
      const test = tests[index] as Test<C>
      const refusal = test.run(subject)
      if (refusal === undefined) {
        checks?.push(passed[index] as Check)
        continue
      }
      checks ??= passed.slice(0, index)
      explainable ||= test.name === 'signature' || test.name === 'clock'
      if (!lenient || !test.lenient) {
        checks.push({ name: test.name, ok: false })
        return { checks, refusal, explainable }
      }
      checks.push({ name: test.name, ok: false, ignored: true })
    }
    return checks === undefined ? allPassed : { checks, refusal: undefined, explainable }
  }
}
