import type { Pairs } from '@paifang/signing'

const shownValues = new Set(['_aid', '_mt', '_sm', '_requestMode', '_version', '_timestamp', '_format'])

const secretMark = '‹secret›'

const hidden = (text: string): string => (text === '' ? '' : `‹${text.length}›`)

/** Cuts a secret out of a text that may be shown, should someone have put it into a name or a public value. */
export const withoutSecrets = (text: string, secrets: ReadonlyArray<string>): string =>
  secrets.reduce((shown, secret) => (secret === '' ? shown : shown.replaceAll(secret, secretMark)), text)

/**
 * The string to sign with `‹secret›` at both ends. Values of the protocol's own parameters are shown, of every other
 * one only the length: `username‹2›`.
 */
export const maskedText = (pairs: Pairs, secrets: ReadonlyArray<string>, ends: boolean): string => {
  const end = ends ? secretMark : ''
  const shown = pairs.map(([name, text]) => name + (shownValues.has(name) ? text : hidden(text))).join('')
  return end + withoutSecrets(shown, secrets) + end
}
