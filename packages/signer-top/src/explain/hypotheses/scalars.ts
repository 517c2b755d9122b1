import { valueWas, valueZh } from '../say'
import type { Hypothesis } from '../Hypothesis'
import { rendering, type Mode } from './rendering'

const yes: ReadonlyArray<string> = ['True', '1', 'true', 'TRUE', 'yes', 'on', 'Y']
const no: ReadonlyArray<string> = ['False', '0', 'false', 'FALSE', 'no', 'off', 'N']

const booleanModes = yes.map((_, index): Mode => (text) => {
  if (yes.includes(text)) return yes[index]
  return no.includes(text) ? no[index] : undefined
})

const asNumber = (text: string): number | undefined =>
  /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined

const number =
  (print: (value: number, text: string) => string): Mode =>
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

/** Booleans, numbers and objects that became text in two ways. */
export const scalarHypotheses: ReadonlyArray<Hypothesis> = [
  rendering({
    name: 'boolean-rendered-differently',
    en: valueWas('a boolean signed in another spelling than was sent (true against True or 1).'),
    zh: valueZh('是布尔值，签名与发送时的写法不同（true 与 True 或 1）。'),
    modes: booleanModes,
  }),
  rendering({
    name: 'number-rendered-differently',
    en: valueWas(
      'a number signed in another spelling than was sent (1 against 1.0), or rounded. Turn it into text once.',
    ),
    zh: valueZh('是数字，签名与发送时的写法不同（1 与 1.0），或被取整，应只转换一次文本。'),
    modes: [
      number((value) => String(value)),
      number((_, text) => (text.includes('.') ? text : `${text}.0`)),
      number((_, text) => (text.includes('.') ? text : `${text}.00`)),
      number((value) => value.toFixed(2)),
      number((value) => value.toFixed(1)),
      number(javaDouble),
      number((value) => value.toFixed(0)),
    ],
  }),
]
