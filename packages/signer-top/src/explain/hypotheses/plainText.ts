import { valueWas, valueZh } from '../say'
import type { Hypothesis } from '../Hypothesis'
import { rendering, type Mode } from './rendering'

const readAs =
  (encoding: 'latin1', charset: string): Mode =>
  (text) => {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(Buffer.from(text, encoding))
    } catch {
      return undefined
    }
  }

const htmlEscaped: Mode = (text) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const htmlRead: Mode = (text) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** Texts that changed a little between signing and sending. */
export const plainTextHypotheses: ReadonlyArray<Hypothesis> = [
  rendering({
    name: 'value-trimmed',
    en: valueWas('signed without the white space around it that was sent (or the reverse).'),
    zh: valueZh('签名时去掉了首尾空白，发送时却保留（或反之）。'),
    modes: [(text) => text.trim(), (text) => text.trimEnd(), (text) => text.trimStart()],
  }),
  rendering({
    name: 'line-ends-changed',
    en: valueWas('signed with other line ends than were sent (\\n against \\r\\n).'),
    zh: valueZh('签名时与发送时的换行符不同（\\n 与 \\r\\n）。'),
    modes: [(text) => text.replaceAll('\r\n', '\n'), (text) => text.replace(/\r?\n/g, '\r\n')],
  }),
  rendering({
    name: 'unicode-normalised',
    en: valueWas('signed in another Unicode normal form than was sent (NFC against NFD).'),
    zh: valueZh('签名时与发送时的 Unicode 规范化形式不同（NFC 与 NFD）。'),
    modes: [(text) => text.normalize('NFC'), (text) => text.normalize('NFD')],
  }),
  rendering({
    name: 'html-escaped',
    en: valueWas('signed with HTML entities where plain characters were sent (or the reverse).'),
    zh: valueZh('签名时与发送时的 HTML 转义不一致。'),
    modes: [htmlEscaped, htmlRead],
  }),
  rendering({
    name: 'read-in-another-charset',
    en: valueWas(
      'sent as UTF-8 bytes that the receiver read as Latin-1. Say charset=UTF-8 in the Content-Type.',
    ),
    zh: valueZh('以 UTF-8 发送却被按 Latin-1 解读，请在 Content-Type 中注明 charset=UTF-8。'),
    modes: [readAs('latin1', 'utf-8')],
  }),
  rendering({
    name: 'white-space-lost',
    en: valueWas('signed with white space around it that was not sent.'),
    zh: valueZh('签名时首尾带有空白，发送时却没有。'),
    modes: [(text) => `${text}\n`, (text) => `${text} `, (text) => ` ${text}`],
  }),
]
