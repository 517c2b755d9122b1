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
export const withoutSecrets = (text: string, secrets: ReadonlyArray<string>): string =>
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

/** The string to sign, without what a reader could use: secrets, sessions, personal data. */
export const maskedText = (pairs: Pairs, body: string, { secrets, hidden }: Hidden): string => {
  const isHidden = (name: string): boolean => hidden(name, '') !== undefined
  const texts = pairs.map(([name, text]) => name + (hidden(name, text) ?? maskJson(text, isHidden)))
  const joined = (texts.join('') + maskJson(body, isHidden)).replace(mobileNumber, '‹mobile›')
  const masked = pairs
    .filter(([name, text]) => isCredential(name) && text.length >= shortestHidden)
    .reduce((text, [name, value]) => text.replaceAll(value, hidden(name, value) ?? `‹${name}›`), joined)
  return withoutSecrets(masked, secrets)
}
