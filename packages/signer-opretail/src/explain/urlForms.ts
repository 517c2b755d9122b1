import type { ValueRule } from './ValueRule'

const strict = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

const form = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)

const lowerPercent = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase())

/** `text` decoded once more, or as it is where it cannot be. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Rules about URL encoding: values are signed raw, encoding belongs to the wire. */
export const urlForms: ReadonlyArray<ValueRule> = [
  {
    name: 'url-encoded',
    signedAs: [
      encodeURIComponent,
      form,
      strict,
      (text) => lowerPercent(encodeURIComponent(text)),
      (text) => lowerPercent(form(text)),
      encodeURI,
    ],
    en: (subject) => `${subject} was signed URL-encoded. Sign the raw text and encode for the wire only.`,
    zh: (subject) => `${subject}在 URL 编码后参与了签名；应对原始文本签名，只在发送时编码。`,
    common: 2,
  },
  {
    name: 'plus-for-space',
    signedAs: [
      (text) => text.replaceAll(' ', '+'),
      (text) => text.replaceAll('+', ' '),
      (text) => text.replaceAll(' ', '%20'),
    ],
    en: (subject) => `${subject} has + where a space was signed, or the reverse. Encode + as %2B.`,
    zh: (subject) => `${subject}中的空格与 + 被混淆；发送时应把 + 编码为 %2B。`,
    common: 1,
  },
  {
    name: 'decoded-twice',
    signedAs: [decoded, (text) => decoded(text.replaceAll('+', ' '))],
    en: (subject) =>
      `${subject} was decoded once more before signing, or encoded twice on its way. Encode once, decode once.`,
    zh: (subject) => `${subject}在签名前被多解码一次，或发送时被编码两次；编码和解码都只能进行一次。`,
    common: 1,
  },
]
