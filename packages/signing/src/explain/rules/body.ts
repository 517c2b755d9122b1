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

const textModes: ReadonlyArray<Mode> = [
  mode('white space around it', '首尾空白', (text) => text.trim()),
  mode('white space around it', '首尾空白', (text) => `${text}\n`),
  mode('line ends', '换行符', (text) => text.replaceAll('\r\n', '\n')),
  mode('line ends', '换行符', (text) => text.replace(/\r?\n/g, '\r\n')),
  mode('a byte order mark', 'BOM 字符', (text) => text.replace(/^\uFEFF/, '')),
  mode('a byte order mark', 'BOM 字符', (text) => `\uFEFF${text}`),
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
    name: 'body-changed',
    kind: 'body',
    common: 4,
    changes: (context) => (context.body === '' ? [] : changesOf(context, [...textModes, ...jsonModes()])),
  },
]
