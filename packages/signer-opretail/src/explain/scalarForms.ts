import type { ValueRule } from './ValueRule'

const table =
  (rows: Readonly<Record<string, string>>) =>
  (text: string): string | undefined =>
    Object.hasOwn(rows, text) ? rows[text] : undefined

const onNumber =
  (change: (text: string) => string) =>
  (text: string): string | undefined =>
    /^[-+]?\d+(?:\.\d+)?$/.test(text) ? change(text) : undefined

const nothing = (word: string) => (text: string) => (text === '' ? word : undefined)

/** Rules about numbers, booleans and missing values, which languages write differently. */
export const scalarForms: ReadonlyArray<ValueRule> = [
  {
    name: 'nothing-as-text',
    signedAs: [
      ...['undefined', 'null', 'None', 'NULL', 'nil'].map(nothing),
      (text) => (/^(?:undefined|null|none|nil)$/i.test(text) ? '' : undefined),
    ],
    en: (subject) =>
      `${subject} is missing on one side: signed as undefined, null or None and sent empty, or the reverse.`,
    zh: (subject) => `${subject}缺失：一侧为空，另一侧是 undefined、null 或 None 等文本。`,
    common: 2,
  },
  {
    name: 'boolean-rendered',
    signedAs: [
      table({ true: 'True', false: 'False', True: 'true', False: 'false', 1: 'true', 0: 'false' }),
      table({ true: '1', false: '0', True: '1', False: '0', 1: 'True', 0: 'False' }),
      table({ true: '1', false: '' }),
      table({ true: 'TRUE', false: 'FALSE', TRUE: 'true', FALSE: 'false' }),
    ],
    en: (subject) => `${subject} is a boolean that was signed in another form (True, 1). Sign the text sent.`,
    zh: (subject) => `${subject}是布尔值，签名时用了另一种写法（如 True、1）；应对实际发送的文本签名。`,
    common: 1,
  },
  {
    name: 'number-rendered',
    signedAs: [
      onNumber((text) => String(Number(text))),
      onNumber((text) => `${text}.0`),
      onNumber((text) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)),
      onNumber((text) => Number(text).toFixed(2)),
      onNumber((text) => Number(text).toFixed(1)),
    ],
    en: (subject) =>
      `${subject} is a number that was signed in another form (1.0, leading zeros, a rounded id). Sign the text sent.`,
    zh: (subject) =>
      `${subject}是数字，签名时用了另一种写法（如 1.0、前导零、精度丢失）；应对实际发送的文本签名。`,
    common: 1,
  },
]
