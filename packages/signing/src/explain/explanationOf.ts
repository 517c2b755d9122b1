import type { Algorithm } from '../digest'
import { hexLengths } from './DigestForm'
import type { Difference, Explanation } from './Explanation'
import type { Candidate } from './search'
import type { SigningScheme } from './SigningScheme'

/** What was found, before it is put into words. */
export interface Finding {
  readonly differences: ReadonlyArray<Difference>
  readonly alternatives: ReadonlyArray<Difference>
  /** Whether the signature is the gateway's own, whatever its form. */
  readonly right: boolean
  readonly complete: boolean
  /** What was found, before it was worded: none where the texts agree; absent where nothing explains the signature. */
  readonly candidates?: ReadonlyArray<Candidate>
  /** Why nothing could be searched. */
  readonly because?:
    | { readonly kind: 'a-name-twice' }
    | { readonly kind: 'no-text' }
    | { readonly kind: 'no-key'; readonly method: string }
    | { readonly kind: 'no-digest'; readonly length: number }
    | undefined
}

type Words = Pick<Explanation, 'name' | 'en' | 'zh'>

const right: Words = { name: 'right', en: 'The signature is right.', zh: '签名正确。' }

const digits = ({ methods }: SigningScheme): ReadonlyArray<readonly [Algorithm, number]> => {
  const algorithms = new Set(Object.values(methods).map(({ algorithm }) => algorithm))
  return [...algorithms].map((algorithm) => [algorithm, hexLengths[algorithm]])
}

const causes = (
  because: NonNullable<Finding['because']>,
  scheme: SigningScheme,
): Pick<Explanation, 'en' | 'zh'> => {
  if (because.kind === 'a-name-twice')
    return {
      en: 'A parameter came twice, so it is unknown which value was signed.',
      zh: '同名参数重复出现，无法确定哪个值参与了签名。',
    }
  if (because.kind === 'no-key')
    return {
      en: `The call names ${because.method}: explaining it needs the public key (publicKey).`,
      zh: `请求声明使用 ${because.method}：需要提供公钥（publicKey）才能解释。`,
    }
  if (because.kind === 'no-text')
    return { en: 'A parameter is not one text value.', zh: '存在不是单个文本值的参数。' }
  const known = digits(scheme)
  return {
    en: `No single difference explains it: ${because.length} characters are no signature. ${known.map(([name, length]) => `${name} has ${length}`).join(', ')}, all hex.`,
    zh: `没有单一差异能够解释：${because.length} 个字符不构成签名；${known.map(([name, length]) => `${name} 为 ${length}`).join('、')} 个十六进制字符。`,
  }
}

const none = (complete: boolean): Words => ({
  name: 'none',
  en: `No single difference explains it, nor two of the common ones. Check first that the secret belongs to this application, then compare the string to sign with the one you hashed.${complete ? '' : ' The request is large, so not everything was tried.'}`,
  zh: `没有单一差异（或两个常见差异的组合）能够解释该签名：请先确认密钥属于该应用，再将待签名串与您实际签名的文本逐字比较。${complete ? '' : '请求较大，未能尝试所有可能。'}`,
})

const sentences = ({ differences, alternatives }: Finding, lang: 'en' | 'zh'): string => {
  const [between, or] =
    lang === 'en' ? [' ', ' Or, which makes the same signature: '] : ['', '也可能是（签名相同）：']
  const found = differences.map((each) => each[lang]).join(between)
  return [found, ...alternatives.map((each) => each[lang])].join(or)
}

const wordsOf = (finding: Finding, scheme: SigningScheme): Words => {
  const { differences, because, complete } = finding
  if (differences.length > 0)
    return {
      name: differences.map(({ name }) => name).join(' + '),
      en: sentences(finding, 'en'),
      zh: sentences(finding, 'zh'),
    }
  if (finding.right) return right
  return because === undefined ? none(complete) : { ...none(true), ...causes(because, scheme) }
}

/** Puts what was found into words. */
export const explanationOf = (
  finding: Finding,
  scheme: SigningScheme,
): Omit<Explanation, 'stringToSign' | 'sides' | 'formula' | 'complete'> => {
  const { name, en, zh } = wordsOf(finding, scheme)
  const { differences, alternatives } = finding
  return { matched: name !== 'none', name, differences, alternatives, en, zh }
}
