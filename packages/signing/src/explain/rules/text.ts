import type { Context, Rule } from '../Rule'
import { rendering, type Render } from './rendering'

const latin1AsUtf8: Render = (text) => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(text, 'latin1'))
  } catch {
    return undefined
  }
}

const entities: ReadonlyArray<readonly [string, string]> = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]

const escapedWith =
  (table: typeof entities): Render =>
  (text) =>
    table.reduce((escaped, [character, entity]) => escaped.replaceAll(character, entity), text)

const htmlRead: Render = (text) =>
  entities
    .toReversed()
    .reduce((read, [character, entity]) => read.replaceAll(entity, character), text)
    .replaceAll('&#039;', "'")

const fullWidth: Render = (text) =>
  text
    .replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    .replaceAll(' ', '\u3000')

const fullWidthDigits: Render = (text) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

const halfWidth: Render = (text) =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')

const quoted = (text: string): string | undefined =>
  text.length > 2 && /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : undefined

const letterCases: ReadonlyArray<Render> = [(text) => text.toLowerCase(), (text) => text.toUpperCase()]

/** The gateway's own parameters first: they have fixed spellings, other texts seldom change their case. */
const caseChanges = (context: Context): ReturnType<Rule['changes']> => {
  const { isSystem } = context.scheme
  const modes = [true, false].flatMap((system) =>
    letterCases.map(
      (render): Render =>
        (text, field) =>
          isSystem(field) === system ? render(text, field) : undefined,
    ),
  )
  return rendering({ name: 'value-in-other-case', modes }).changes(context)
}

/** Texts that changed a little between signing and sending. */
export const textRules: ReadonlyArray<Rule> = [
  rendering({
    name: 'value-trimmed',
    common: 1,
    modes: [(text) => text.trim(), (text) => text.trimEnd(), (text) => text.trimStart()],
  }),
  rendering({
    name: 'line-ends-changed',
    modes: [
      (text) => text.replaceAll('\r\n', '\n'),
      (text) => text.replace(/\r?\n/g, '\r\n'),
      (text) => text.replace(/\r?\n/g, ''),
      (text) => text.replace(/\r?\n/g, ' '),
    ],
  }),
  rendering({
    name: 'value-with-bom',
    modes: [(text) => text.replaceAll('\uFEFF', ''), (text) => `\uFEFF${text}`],
    everywhere: false,
  }),
  rendering({
    name: 'unicode-normalised',
    common: 1,
    modes: [(text) => text.normalize('NFC'), (text) => text.normalize('NFD')],
  }),
  rendering({ name: 'full-width-characters', modes: [fullWidthDigits, fullWidth, halfWidth] }),
  rendering({
    name: 'html-escaped',
    common: 1,
    modes: [
      escapedWith(entities),
      escapedWith(entities.slice(0, 4)),
      escapedWith(entities.slice(0, 3)),
      escapedWith([...entities.slice(0, 4), ["'", '&#039;']]),
      htmlRead,
    ],
  }),
  rendering({
    name: 'backslash-escaped',
    modes: [
      (text) => text.replace(/["'\\]/g, '\\$&'),
      (text) => text.replace(/["\\]/g, '\\$&'),
      (text) => text.replace(/\\(["'\\])/g, '$1'),
    ],
  }),
  rendering({ name: 'read-in-another-charset', modes: [latin1AsUtf8] }),
  rendering({
    name: 'value-with-quotes',
    modes: [(text) => JSON.stringify(text), (text) => `"${text}"`, (text) => `'${text}'`, quoted],
  }),
  { name: 'value-in-other-case', kind: 'params', common: 2, changes: caseChanges },
  rendering({
    name: 'white-space-lost',
    modes: [
      (text) => `${text}\n`,
      (text) => `${text}\r\n`,
      (text) => `${text} `,
      (text) => ` ${text}`,
      (text) => `${text}\t`,
    ],
    everywhere: false,
  }),
]
