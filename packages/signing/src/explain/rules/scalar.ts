import type { Rule } from '../Rule'
import { mode, rendering, type Mode, type Render } from './rendering'

const yes: ReadonlyArray<string> = ['True', '1', 'true', 'TRUE', 'yes', 'on', 'Y', 'y', 'T']
const no: ReadonlyArray<string> = ['False', '0', 'false', 'FALSE', 'no', 'off', 'N', 'n', 'F']

const booleanModes: ReadonlyArray<Mode> = [
  ...yes.map((spelling, index) =>
    mode(`${spelling}, ${no[index] ?? ''}`, `${spelling}、${no[index] ?? ''}`, (text) => {
      if (yes.includes(text)) return spelling
      return no.includes(text) ? no[index] : undefined
    }),
  ),
  mode("1 and nothing, PHP's text of true and false", 'PHP 的 true 为 1，false 为空', (text) => {
    if (yes.includes(text)) return '1'
    return no.includes(text) ? '' : undefined
  }),
]

const asNumber = (text: string): number | undefined =>
  /^[-+]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text))
    ? Number(text)
    : undefined

const number =
  (print: (value: number, text: string) => string): Render =>
  (text) => {
    const value = asNumber(text)
    return value === undefined ? undefined : print(value, text)
  }

/** Java prints doubles from 1e7 up, and small ones, with an exponent. @see official Java SDK 20210623, Double.toString */
const javaDouble = (value: number): string => {
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e7 || size < 1e-3)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e')
    return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`
  }
  return String(value)
}

/** Python and Go write an exponent with a sign and at least two digits. */
const exponential = (value: number, digits?: number): string =>
  value.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2')

/** Booleans and numbers that became text in two ways. */
export const scalarRules: ReadonlyArray<Rule> = [
  rendering({ name: 'boolean-rendered-differently', common: 4, modes: booleanModes }),
  rendering({
    name: 'number-rendered-differently',
    common: 3,
    modes: [
      number((value) => String(value)),
      number((_, text) => (text.includes('.') ? text : `${text}.0`)),
      number((_, text) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)),
      number((_, text) => (text.includes('.') ? text : `${text}.00`)),
      number((_, text) => text.replace(/^([-+]?)0+(?=\d)/, '$1')),
      number((_, text) => text.replace(/^\+/, '')),
      ...[2, 1, 0, 3, 4].map((digits) => number((value) => value.toFixed(digits))),
      number(javaDouble),
      number((value) => exponential(value)),
      number((value) => exponential(value, 6)),
      number((value) => value.toPrecision(14).replace(/\.?0+$/, '')),
      // PHP prints a float in 14 or 17 digits, with E+ where it is large.
      number((value) =>
        value
          .toExponential(13)
          .replace(/\.?0+e/, 'E')
          .replace(/E([+-])/, 'E$1'),
      ),
      number((value) => value.toExponential().replace('e', 'E')),
      number((value, text) => (/^[-+]?\d{4,}$/.test(text) ? value.toLocaleString('en-US') : text)),
    ],
  }),
]
