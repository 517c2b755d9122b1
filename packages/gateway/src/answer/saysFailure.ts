const no = /^(?:false|no|n|f|0)$/i
const yes = /^(?:true|yes|y|t|1)$/i
const fine = /^(?:0+|200|ok|success)$/i

const says = (value: unknown, word: RegExp): boolean =>
  (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') &&
  word.test(String(value).trim())

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

const rules: ReadonlyArray<readonly [names: RegExp, fails: (value: unknown) => boolean]> = [
  [/^(?:is|has)?_?(?:success(?:ful)?|succ|succeeded|ok)$/i, (value) => says(value, no)],
  // A number of failures is no failure of the call.
  [/^(?:is|has)?_?fail(?:ed|ure)?$/i, (value) => typeof value !== 'number' && says(value, yes)],
  [/^(?:is|has)?_?(?:error|exception|fault)$/i, (value) => isThere(value) && !says(value, no)],
  [/^(?:err|error|sub)_?code$/i, (value) => isThere(value) && !says(value, fine)],
]

/** Every name that a rule may be about: nearly all members of an answer are told by this one look at their name. */
const mayBeSpoken = /succ|ok$|fail|err|exception|fault|sub_?code$/i

/**
 * Whether a member of an answer says that something failed, by its name and by a value in whatever spelling: for members
 * that no document describes. `success: "FALSE"`, `is_success: 0`, `isError: 1`, `error_code: "5"` do; `failed: 3` counts.
 */
export const saysFailure = (name: string, value: unknown): boolean =>
  mayBeSpoken.test(name) && rules.some(([names, fails]) => names.test(name) && fails(value))

const nobody = (): boolean => false

/** Whether some member of a struct says so, beside those that `isKnown` tells: a document describes them. */
export const holdsFailure = (struct: unknown, isKnown: (name: string) => boolean = nobody): boolean =>
  typeof struct === 'object' &&
  struct !== null &&
  Object.keys(struct).some(
    (name) => !isKnown(name) && saysFailure(name, (struct as Readonly<Record<string, unknown>>)[name]),
  )
