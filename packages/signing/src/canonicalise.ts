import { issueOf, refuse, stringText, tagOf, type Issue } from '@paifang/wire'
import type { Pair, Pairs, Params } from './Params'
import { isBlank, paramText } from './paramText'

/** What of the parameters a gateway signs, and in which order. */
export interface CanonicalForm {
  /** The parameter that carries the signature: never signed itself. */
  readonly signatureName: string
  /** Whether names and texts that are only white space, and empty texts, are signed and sent. An empty name never is. */
  readonly keepsBlank: boolean
  /** What is expected instead of a file. Default: files are sent as parts, and not signed. */
  readonly noFiles?: string
  /** Default: by UTF-16 code unit (`A` < `_` < `a`, `"10"` < `"9"`). */
  readonly sort?: (names: ReadonlyArray<string>) => ReadonlyArray<string>
}

const byCodeUnit = (names: ReadonlyArray<string>): ReadonlyArray<string> => names.toSorted()

const sentNames = (
  names: ReadonlyArray<string>,
  { signatureName, keepsBlank, sort = byCodeUnit }: CanonicalForm,
): ReadonlyArray<string> =>
  sort(names.filter((name) => name !== signatureName && name !== '' && (keepsBlank || !isBlank(name)))).map(
    (name) => stringText(name, name),
  )

const pairsOf = (
  params: Params,
  names: ReadonlyArray<string>,
  { keepsBlank, noFiles }: CanonicalForm,
): Pairs => {
  const pairs: Pair[] = []
  for (const name of names) {
    const text = paramText(params[name], name, noFiles)
    if (text !== undefined && (keepsBlank || !isBlank(text))) pairs.push([name, text])
  }
  return pairs
}

const isSame = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean => {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** Exactly what is signed and sent as text: `[name, text]`, sorted. @throws TypeError for a value that has no exact text */
export type Canonicalise = (params: Params) => Pairs

/**
 * The names of parameters that may be signed, in the order of a form. It remembers the last order, and no value: calls of
 * one operation often have the same names, and sorting costs more than hashing.
 */
export const createNameOrder = (form: CanonicalForm): ((params: Params) => ReadonlyArray<string>) => {
  let own: ReadonlyArray<string> = []
  let sent: ReadonlyArray<string> = []
  return (params) => {
    // In whichever realm it was made.
    if (tagOf(params) !== 'Object') refuse('params', 'an object of parameters')
    const names = Object.keys(params)
    if (!isSame(names, own)) {
      sent = sentNames(names, form)
      own = names
    }
    return sent
  }
}

/** {@link Canonicalise} of a form, which remembers the last order of names. */
export const createCanonicaliser = (form: CanonicalForm): Canonicalise => {
  const order = createNameOrder(form)
  return (params) => pairsOf(params, order(params), form)
}

const namesOf = (params: Params): ReadonlyArray<string> => {
  try {
    return Object.keys(params)
  } catch {
    return []
  }
}

const issuesOf = (read: () => unknown, path: string): ReadonlyArray<Issue> => {
  try {
    read()
    return []
  } catch (thrown) {
    return [issueOf(thrown, path)]
  }
}

/** What `read` refuses in the parameters, as data: at most one issue for each of them. Never throws. */
export const paramIssues = (params: Params, read: (params: Params) => unknown): ReadonlyArray<Issue> => {
  const whole = issuesOf(() => read(params), 'params')
  if (whole.length === 0) return []
  const each = namesOf(params).flatMap((name) => issuesOf(() => read({ [name]: params[name] }), name))
  return each.length > 0 ? each : whole
}

/**
 * Names and texts one after the other, raw: no separators, no URL encoding, no Unicode normalisation; then the body text
 * where the request signs one. Without the secret.
 */
export const stringToSign = (pairs: Pairs, body = ''): string => {
  // Joined, not added: a sum of texts is made one text by each of those who look into it.
  const texts: string[] = []
  for (const [name, value] of pairs) texts.push(name, value)
  texts.push(body)
  return texts.join('')
}
