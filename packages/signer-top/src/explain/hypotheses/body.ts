import type { Hypothesis } from '../Hypothesis'
import { always } from '../say'

const body = (
  name: string,
  en: string,
  zh: string,
  spoil: (body: string) => ReadonlyArray<string>,
): Hypothesis => ({
  name,
  kind: 'body',
  en: always(en),
  zh: always(zh),
  changes: (context) =>
    context.body === ''
      ? []
      : [...new Set(spoil(context.body))]
          .filter((text) => text !== context.body)
          .map((text) => ({ broad: true, apply: (story) => ({ ...story, body: text }) })),
})

const reprinted = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

/** Raw bodies that were not signed, or not as they were sent. */
export const bodyHypotheses: ReadonlyArray<Hypothesis> = [
  body(
    'body-not-signed',
    'The raw body was not signed. Append it, unchanged, to the sorted parameters.',
    '原始请求体没有参与签名，应原样拼接在排序后的参数之后。',
    () => [''],
  ),
  body(
    'body-changed',
    'The body was signed in another form than was sent (white space, line ends, JSON printed again).',
    '请求体签名时与发送时不一致（空白、换行或重新序列化的 JSON）。',
    (text) => [
      text.trim(),
      `${text}\n`,
      text.replaceAll('\r\n', '\n'),
      text.replace(/\r?\n/g, '\r\n'),
      reprinted(text),
      text.replace(/^\uFEFF/, ''),
      `\uFEFF${text}`,
    ],
  ),
]
