import type { Pairs } from '@paifang/signing'
import { maskJson } from './maskJson'

/** What may not be shown. */
export interface Secrets {
  readonly secret: string
  readonly otherSecrets: ReadonlyArray<{ readonly secret: string }>
}

const credential = /^(?:session|sign|.*token|.*secret|password|passwd|pwd)$/i
const personal =
  /mobile|phone|tel|nick|name|receiver|buyer|seller|address|email|mail|id_?card|id_?no|cert|account|birth|手机|电话|姓名|昵称|地址|邮箱|身份证/i
const mobileNumber = /(?<!\d)1[3-9]\d{9}(?!\d)/g
const harmless = /^(?:method|.*(?:method|file|api)_?name)$/i

const isSensitive = (name: string, sensitive: ReadonlySet<string>): boolean =>
  sensitive.has(name) || credential.test(name) || (personal.test(name) && !harmless.test(name))

/** Replaces every secret, wherever it stands, the longer ones first. */
const withoutSecrets = (text: string, { secret, otherSecrets }: Secrets): string =>
  [secret, ...otherSecrets.map((other) => other.secret)]
    .flatMap((each) => [each, each.trim()])
    .filter((each) => each !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((masked, each) => masked.replaceAll(each, '‹secret›'), text)

/** A name as it may be shown: short, on one line, and without a secret. */
export const shown = (name: string, secrets: Secrets): string => {
  const line = withoutSecrets(name, secrets).replace(/[\p{Cc}\u2028\u2029]/gu, '�')
  return line.length > 80 ? `${line.slice(0, 80)}…` : line
}

/** The string to sign, without what a reader could use: secrets, sessions, personal data. */
export const maskedText = (
  pairs: Pairs,
  body: string,
  sensitive: ReadonlySet<string>,
  secrets: Secrets,
): string => {
  const hidden = (name: string): boolean => isSensitive(name, sensitive)
  const texts = pairs.map(([name, text]) => name + (hidden(name) ? `‹${name}›` : maskJson(text, hidden)))
  const credentials = pairs.filter(([name, text]) => credential.test(name) && text.length >= 6)
  const joined = (texts.join('') + maskJson(body, hidden)).replace(mobileNumber, '‹mobile›')
  const masked = credentials.reduce((text, [name, value]) => text.replaceAll(value, `‹${name}›`), joined)
  return withoutSecrets(masked, secrets)
}
