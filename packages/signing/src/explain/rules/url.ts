import type { Rule } from '../Rule'
import { rendering, type Render } from './rendering'

const lowerHex = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())

const formText = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)

const escaped = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

const percentText = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, escaped)

// PHP's urlencode leaves -_. and writes + for a space; rawurlencode leaves ~ as well.
const phpText = (text: string): string => percentText(text).replaceAll('~', '%7E').replaceAll('%20', '+')

const pythonQuote = (text: string): string => percentText(text).replaceAll('%2F', '/')

const decoded: Render = (text) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const encodings: ReadonlyArray<(text: string) => string> = [
  encodeURIComponent,
  formText,
  percentText,
  phpText,
  pythonQuote,
  encodeURI,
]

/** URL encoding at the wrong time. */
export const urlRules: ReadonlyArray<Rule> = [
  rendering({
    name: 'plus-or-percent-20',
    common: 2,
    modes: [
      (text) => text.replaceAll(' ', '+'),
      (text) => text.replaceAll('+', ' '),
      (text) => text.replaceAll(' ', '%20'),
      (text) => text.replaceAll('%20', ' '),
      (text) => text.replaceAll('%20', '+'),
      (text) => text.replaceAll('+', '%20'),
      (text) => text.replaceAll('+', '%2B'),
    ],
  }),
  rendering({
    name: 'url-encoded-values',
    common: 2,
    modes: [
      ...encodings,
      ...encodings.map(
        (encode): Render =>
          (text) =>
            lowerHex(encode(text)),
      ),
      ...[encodeURIComponent, formText].map(
        (encode): Render =>
          (text) =>
            encode(encode(text)),
      ),
    ],
  }),
  rendering({
    name: 'decoded-twice',
    common: 1,
    modes: [decoded, (text, field) => decoded(text.replaceAll('+', ' '), field)],
  }),
]
