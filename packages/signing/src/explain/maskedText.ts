import type { Pairs } from '../Params'
import { isCredential } from './isSensitive'
import { maskJson } from './maskJson'

const mobileNumber = /(?<!\d)1[3-9]\d{9}(?!\d)/g

/** Texts that may stand in no answer, wherever somebody put them: the secrets, then the longer ones first. */
export interface Hidden {
  readonly secrets: ReadonlyArray<string>
  /** What is shown in place of a value; `undefined`: the value is shown. */
  readonly hidden: (name: string, text: string) => string | undefined
}

/** Replaces every secret, wherever it stands. */
const withoutSecrets = (text: string, secrets: ReadonlyArray<string>): string =>
  secrets
    .flatMap((each) => [each, each.trim()])
    .filter((each) => each !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((masked, each) => masked.replaceAll(each, '‹secret›'), text)

/** A name or a word as it may be shown: short, on one line, and without a secret. */
export const shown = (text: string, secrets: ReadonlyArray<string>): string => {
  const line = withoutSecrets(text, secrets).replace(/[\p{Cc}\u2028\u2029]/gu, '\uFFFD')
  return line.length > 80 ? `${line.slice(0, 80)}…` : line
}

// A shorter value would be found in places where it does not stand for itself.
const shortestHidden = 6

/** What is replaced wherever it stands: mobile numbers, the credentials among the pairs, secrets. */
const replacer =
  (pairs: Pairs, { secrets, hidden }: Hidden) =>
  (text: string): string => {
    const masked = pairs
      .filter(([name, value]) => isCredential(name) && value.length >= shortestHidden)
      .reduce(
        (replaced, [name, value]) => replaced.replaceAll(value, hidden(name, value) ?? `‹${name}›`),
        text.replace(mobileNumber, '‹mobile›'),
      )
    return withoutSecrets(masked, secrets)
  }

/** A value before anything is replaced in it: hidden by its name, or JSON with members that are. */
const masker =
  ({ hidden }: Hidden) =>
  (name: string, text: string): string =>
    hidden(name, text) ?? maskJson(text, (member) => hidden(member, '') !== undefined)

/** Names and values one by one, as they may be shown; a body is a value without a name. */
export const veilOf = (
  pairs: Pairs,
  shownBy: Hidden,
): { readonly name: (name: string) => string; readonly text: (name: string, text: string) => string } => {
  const [replace, mask] = [replacer(pairs, shownBy), masker(shownBy)]
  const masked = (text: string): string =>
    maskJson(text, (member) => shownBy.hidden(member, '') !== undefined)
  return { name: replace, text: (name, text) => replace(name === '' ? masked(text) : mask(name, text)) }
}

/** The string to sign, without what a reader could use: secrets, sessions, personal data. */
export const maskedText = (pairs: Pairs, body: string, shownBy: Hidden): string => {
  const mask = masker(shownBy)
  const texts = pairs.map(([name, text]) => name + mask(name, text))
  const isHidden = (name: string): boolean => shownBy.hidden(name, '') !== undefined
  return replacer(pairs, shownBy)(texts.join('') + maskJson(body, isHidden))
}
