import type { Hypothesis } from '../Hypothesis'
import { always } from '../say'

const secret = (
  name: string,
  en: string,
  zh: string,
  spoil: (secret: string) => ReadonlyArray<string>,
): Hypothesis => ({
  name,
  kind: 'secret',
  en: always(en),
  zh: always(zh),
  changes: (context) =>
    spoil(context.secret)
      .filter((each) => each !== context.secret)
      .map((each) => ({ broad: true, apply: (story) => ({ ...story, secret: each }) })),
})

const otherApp: Hypothesis = {
  name: 'secret-of-another-app',
  kind: 'secret',
  en: (field = '') => `The secret of another app (${field}) was used.`,
  zh: (field = '') => `使用了另一个应用（${field}）的密钥。`,
  changes: ({ otherSecrets }) =>
    otherSecrets.map(({ name, secret: other }) => ({
      field: name,
      broad: true,
      apply: (story) => ({ ...story, secret: other }),
    })),
}

/** Secrets that are not quite the secret. */
export const secretHypotheses: ReadonlyArray<Hypothesis> = [
  otherApp,
  secret(
    'secret-with-bom',
    'The secret was used with a byte order mark (or without the one that belongs to it).',
    '密钥多了（或少了）BOM 字符。',
    (text) => [`\uFEFF${text}`, `${text}\uFEFF`, text.replaceAll('\uFEFF', '')],
  ),
  secret(
    'secret-with-white-space',
    'The secret was used with white space around it (or without its own): a line end from a file, say.',
    '密钥首尾多了（或少了）空白字符，例如从文件读入的换行。',
    (text) => [
      ...['\n', '\r\n', ' ', '\t', '\r'].map((space) => text + space),
      ...[' ', '\n', '\t'].map((space) => space + text),
      ` ${text} `,
      text.trim(),
      text.trimStart(),
      text.trimEnd(),
    ],
  ),
  secret(
    'secret-with-quotes',
    'The secret was used with the quotes around it, as it stands in a configuration file.',
    '密钥连同配置文件中的引号一起使用。',
    (text) => [`"${text}"`, `'${text}'`],
  ),
  secret(
    'secret-with-ampersand',
    'The secret was used with & after it, as other Alibaba gateways sign.',
    '密钥后多了 &（其他阿里网关的签名方式）。',
    (text) => [`${text}&`],
  ),
  secret(
    'secret-in-other-case',
    'The secret was used in upper or lower case.',
    '密钥的大小写被改变。',
    (text) => [text.toUpperCase(), text.toLowerCase()],
  ),
]
