import type { Change, Context, Rule } from '../Rule'
import { jsonModes } from './json'
import { mode, type Mode } from './rendering'

const changesOf = (context: Context, modes: ReadonlyArray<Mode>): ReadonlyArray<Change> => {
  const { body, spend } = context
  const seen = new Set([body])
  return modes.flatMap(({ render, detail }): ReadonlyArray<Change> => {
    const other = spend(4 * body.length) ? (render(body, '') ?? body) : body
    if (seen.has(other)) return []
    seen.add(other)
    return [
      { ...(detail === undefined ? {} : { detail }), apply: (variant) => ({ ...variant, body: other }) },
    ]
  })
}

const xmlHead = /^\uFEFF?<\?xml\b[^>]*\?>/
const xmlHeadLine = /^\uFEFF?<\?xml\b[^>]*\?>\s+/

/** As serialisers write it, with and without a line end. */
const xmlHeads = ['UTF-8', 'utf-8'].flatMap((charset) =>
  ['', '\n'].map((end) => [`<?xml version="1.0" encoding="${charset}"?>`, end] as const),
)

const textModes: ReadonlyArray<Mode> = [
  mode('white space around it', '首尾空白', (text) => text.trim()),
  mode('white space around it', '首尾空白', (text) => `${text}\n`),
  mode('line ends', '换行符', (text) => text.replaceAll('\r\n', '\n')),
  mode('line ends', '换行符', (text) => text.replace(/\r?\n/g, '\r\n')),
  mode('a byte order mark', 'BOM 字符', (text) => text.replace(/^\uFEFF/, '')),
  mode('a byte order mark', 'BOM 字符', (text) => `\uFEFF${text}`),
  mode('without its <?xml …?> head', '去掉了 <?xml …?> 声明', (text) => text.replace(xmlHead, '')),
  mode('without its <?xml …?> head and line end', '去掉了 <?xml …?> 声明及其后的换行', (text) =>
    text.replace(xmlHeadLine, ''),
  ),
  ...xmlHeads.map(([head, end]) =>
    mode(
      `with the head ${head}${end === '' ? '' : ' and a line end'}`,
      `多了声明 ${head}${end === '' ? '' : '及其后的换行'}`,
      (text) => (/^\s*<(?!\?xml)/.test(text) ? head + end + text : undefined),
    ),
  ),
]

/** Raw bodies that were not signed, or not as they were sent. */
export const bodyRules: ReadonlyArray<Rule> = [
  {
    name: 'body-not-signed',
    kind: 'body',
    common: 1,
    changes: ({ body }) => (body === '' ? [] : [{ apply: (variant) => ({ ...variant, body: '' }) }]),
  },
  {
    name: 'body-before-parameters',
    kind: 'body',
    changes: ({ body }) =>
      body === ''
        ? []
        : [
            {
              apply: (variant) => ({
                ...variant,
                join: (pairs) => variant.body + variant.join(pairs),
                body: '',
              }),
            },
          ],
  },
  {
    name: 'body-signed-twice',
    kind: 'body',
    changes: ({ body, spend }) =>
      body === '' || !spend(body.length)
        ? []
        : [{ apply: (variant) => ({ ...variant, body: variant.body + variant.body }) }],
  },
  {
    name: 'body-changed',
    kind: 'body',
    common: 4,
    changes: (context) => (context.body === '' ? [] : changesOf(context, [...textModes, ...jsonModes()])),
  },
]
