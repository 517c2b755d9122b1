import type { Limits } from '../../spec/Field'

const names: Readonly<Record<string, keyof Limits>> = {
  最大列表长度: 'maxListSize',
  最大长度: 'maxLength',
  长度上限: 'maxLength',
  最小值: 'minValue',
  最大值: 'maxValue',
  'max list size': 'maxListSize',
  'max length': 'maxLength',
  'min value': 'minValue',
  'max value': 'maxValue',
}

const words = '最大列表长度|最大长度|长度上限|最小值|最大值|max list size|max length|min value|max value'
const limit = new RegExp(`(?:^|\\s)(${words}) ?[：:] ?(-?\\d+)(?=\\s|$)`, 'gi')
const byDefault = /(?:^|\s)(默认值|default value|default) ?[：:] ?(\S+)(?=\s|$)/gi

/** What the limits column of a page holds, e.g. `最大列表长度：20`, and the default that may stand beside it. */
export interface FoundLimits {
  readonly limits: Limits
  /** `默认值：0`, as it stands there. */
  readonly byDefault?: string
  readonly before: string
  readonly after: string
}

/** The limits in a text: the run of them that comes first, and the text on either side. */
export const limitsOf = (text: string): FoundLimits => {
  const limits: { -readonly [K in keyof Limits]: Limits[K] } = {}
  let defaultText: string | undefined
  let from = -1
  let to = -1
  const found = [...text.matchAll(limit), ...text.matchAll(byDefault)].sort(
    (one, other) => one.index - other.index,
  )
  for (const match of found) {
    if (to >= 0 && text.slice(to, match.index).trim() !== '') break
    if (from < 0) from = match.index
    to = match.index + match[0].length
    const [whole, word = '', value = ''] = match
    const name = names[word.toLowerCase()]
    const number = Number(value)
    if (name === undefined || !Number.isSafeInteger(number))
      defaultText = defaultText === undefined ? whole.trim() : `${defaultText} ${whole.trim()}`
    else limits[name] = number
  }
  if (from < 0) return { limits, before: text.trim(), after: '' }
  return {
    limits,
    ...(defaultText === undefined ? {} : { byDefault: defaultText }),
    before: text.slice(0, from).trim(),
    after: text.slice(to).trim(),
  }
}

/** A cell that holds nothing but limits and a default. */
export const isLimits = (cell: string): boolean => {
  if (/^(默认值|default value|default) ?[：:]/i.test(cell)) return true
  const { before, after, limits, byDefault: other } = limitsOf(cell)
  return before === '' && after === '' && (Object.keys(limits).length > 0 || other !== undefined)
}
