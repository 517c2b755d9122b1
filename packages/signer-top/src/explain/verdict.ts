import type { SignMethod } from '../SignMethod'
import type { Explanation } from './Explanation'
import type { Found } from './search'

const formulas: Readonly<Record<SignMethod, string>> = {
  md5: 'MD5(stringToSign), upper-case hex',
  hmac: 'HMAC-MD5(key ‹secret›, stringToSign), upper-case hex',
  'hmac-sha256': 'HMAC-SHA256(key ‹secret›, stringToSign), upper-case hex',
}

const right = { name: 'right', en: 'The signature is right.', zh: '签名正确。' }

const none = {
  name: 'none',
  en: 'No single difference explains it, nor two of the common ones. Compare the string to sign with the one you hashed.',
  zh: '没有任何单一差异（或两个常见差异的组合）能解释该签名，请将待签名串与您实际签名的文本逐字比较。',
}

export interface VerdictInput {
  readonly found: Found
  /** Whether the signature is the gateway's own, whatever its form. */
  readonly right: boolean
  readonly method: SignMethod
  readonly masked: string
}

const summary = ({ found: { differences }, right: isRight }: VerdictInput): typeof right => {
  if (differences.length === 0) return isRight ? right : none
  return {
    name: differences.map(({ name }) => name).join(' + '),
    en: differences.map(({ en }) => en).join(' '),
    zh: differences.map(({ zh }) => zh).join(''),
  }
}

/** Puts what was found into words. */
export const verdict = (input: VerdictInput): Explanation => {
  const { found, method, masked } = input
  const { name, en, zh } = summary(input)
  return {
    matched: name !== none.name,
    name,
    differences: found.differences,
    en,
    zh,
    stringToSign: method === 'md5' ? `‹secret›${masked}‹secret›` : masked,
    formula: formulas[method],
    complete: found.complete,
  }
}
