import type { ValueRule } from './ValueRule'

const publicOnly = (change: (text: string) => string) => (text: string, name: string) =>
  name.startsWith('_') ? change(text) : undefined

const notEmpty = (change: (text: string) => string) => (text: string) =>
  text === '' ? undefined : change(text)

/** Rules about white space, letters and Unicode forms. */
export const textForms: ReadonlyArray<ValueRule> = [
  {
    name: 'trimmed',
    signedAs: [(text) => text.trim()],
    en: (subject) => `${subject} was signed without its outer white space, but sent with it.`,
    zh: (subject) => `${subject}签名时去掉了首尾空白，发送时却保留了。`,
    common: 1,
  },
  {
    name: 'letter-case',
    signedAs: [publicOnly((text) => text.toLowerCase()), publicOnly((text) => text.toUpperCase())],
    en: (subject) => `${subject} was signed in another case of letters (post, POST). Sign the text sent.`,
    zh: (subject) => `${subject}签名与发送时的大小写不同（如 post、POST）；应对实际发送的文本签名。`,
    common: 0,
  },
  {
    name: 'unicode-form',
    signedAs: [(text) => text.normalize('NFC'), (text) => text.normalize('NFD')],
    en: (subject) =>
      `${subject} was signed in another Unicode form (NFC, NFD). The gateway does not normalise.`,
    zh: (subject) => `${subject}签名时的 Unicode 形式（NFC、NFD）与发送时不同；网关不做规范化。`,
    common: 1,
  },
  {
    name: 'line-breaks',
    signedAs: [(text) => text.replace(/\r?\n/g, '\r\n'), (text) => text.replaceAll('\r\n', '\n')],
    en: (subject) => `${subject} was signed with other line breaks (LF, CRLF) than it was sent with.`,
    zh: (subject) => `${subject}签名与发送时的换行符不同（LF、CRLF）。`,
    common: 0,
  },
  {
    name: 'trimmed-on-its-way',
    signedAs: [
      notEmpty((text) => `${text} `),
      notEmpty((text) => ` ${text}`),
      notEmpty((text) => `${text}\n`),
    ],
    en: (subject) => `${subject} was signed with outer white space that was lost on its way.`,
    zh: (subject) => `${subject}签名时带有首尾空白，发送过程中被去掉。`,
    common: 0,
  },
  {
    name: 'quoted',
    signedAs: [(text) => JSON.stringify(text)],
    en: (subject) => `${subject} was signed as a JSON string with quotes, but sent without them.`,
    zh: (subject) => `${subject}签名时带有 JSON 引号，发送时没有。`,
    common: 0,
  },
]
