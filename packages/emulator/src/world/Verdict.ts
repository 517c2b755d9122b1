import type { AnyOperation } from './AnyOperation'
import type { Check } from './Check'
import type { Explained } from './Explained'
import type { Refusal } from './Refusal'

/** What judging a request came to. */
export interface Verdict {
  readonly checks: ReadonlyArray<Check>
  readonly refusal?: Refusal
  /** Why the signature or the clock does not fit; never holds the secret. */
  readonly explanation?: Explained
  readonly operation?: AnyOperation
  /** App key or access key; `''` when none was recognised. */
  readonly app: string
  readonly session?: string
  /** Decoded by the operation's own codec; present when there is no refusal. */
  readonly input?: unknown
}

/** Whether what failed, or was overlooked, is something an explanation can be given for. */
export const wantsExplanation = (checks: ReadonlyArray<Check>): boolean =>
  checks.some(({ name, ok }) => !ok && (name === 'signature' || name === 'clock'))

/** A failing look at one case; `undefined`: nothing to object. */
export interface Test<C> {
  readonly name: string
  /** Lenient emulators go on when this fails. */
  readonly lenient: boolean
  readonly run: (subject: C) => Refusal | undefined
}

const passes = new Map<string, Check>()

/** The same object for every request that passes: most of them do. */
const passed = (name: string): Check => {
  const known = passes.get(name) ?? { name, ok: true }
  passes.set(name, known)
  return known
}

/** Runs tests in their order until one refuses. */
export const runTests = <C>(
  tests: ReadonlyArray<Test<C>>,
  subject: C,
  lenient: boolean,
): {
  readonly checks: Array<Check>
  readonly refusal: Refusal | undefined
} => {
  const checks: Array<Check> = []
  for (const test of tests) {
    const refusal = test.run(subject)
    if (refusal === undefined) {
      checks.push(passed(test.name))
    } else if (lenient && test.lenient) {
      checks.push({ name: test.name, ok: false, ignored: true })
    } else {
      checks.push({ name: test.name, ok: false })
      return { checks, refusal }
    }
  }
  return { checks, refusal: undefined }
}
