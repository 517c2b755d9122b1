const hours = 3_600_000
/** The shortest that each may be: a month of 28 days is never too long. */
const units: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(毫秒|ms|milliseconds?)$/i, 1],
  [/^(秒|seconds?|s)$/i, 1000],
  [/^(分钟?|minutes?|mins?)$/i, 60_000],
  [/^(个?小时|hours?|h)$/i, hours],
  [/^(天|日|days?|d)$/i, 24 * hours],
  [/^(周|个?星期|weeks?)$/i, 7 * 24 * hours],
  [/^(个?月|months?)$/i, 28 * 24 * hours],
  [/^(年|years?)$/i, 365 * 24 * hours],
  [/^半年$/, 181 * 24 * hours],
]

const digits: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** `三十一`, `15`, `半`. */
const countOf = (text: string): number => {
  if (/^\d/.test(text)) return Number(text)
  if (text === '半') return 0.5
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  return (
    (text.includes('十') ? (tens === '' ? 1 : (digits[tens ?? ''] ?? NaN)) * 10 : 0) +
    (ones === '' ? 0 : (digits[ones ?? ''] ?? NaN))
  )
}

const span = new RegExp(
  '(?:跨度|间隔|时间段|区间|相差|时间差|范围|起止时间|之间|span|interval|range|between|difference|apart)' +
    '[^\\d;；。一二两三四五六七八九十半]{0,24}?' +
    '(?:超过|大于|超出|最大|最长|最多|至多|以内|之内|小于等于|小于|限制?(?:在|为)|<=|≤|<|within|exceed|longer than|more than|less than|at most|up to|maximum(?: of)?)' +
    '[^\\d;；。一二两三四五六七八九十半]{0,8}?' +
    '(\\d{1,5}|[一二两三四五六七八九十]{1,3}|半)\\s*(毫秒|秒|分钟?|个?小时|天|日|周|个?星期|个?月|年|milliseconds?|ms|seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?)',
  'i',
)
const spanWithin =
  /(?:跨度|间隔|时间段|区间|相差|时间差|范围)[^\d;；。一二两三四五六七八九十半]{0,8}?(\d{1,5}|[一二两三四五六七八九十]{1,3}|半)\s*(毫秒|秒|分钟?|个?小时|天|日|周|个?星期|个?月|年)\s*(?:以内|之内|内)/

/** The longest window in milliseconds, where a text says it; the shortest of several. */
export const maxMsOf = (texts: ReadonlyArray<string>): number | undefined => {
  const found = texts.flatMap((text) => {
    const [, count = '', unit = ''] = span.exec(text) ?? spanWithin.exec(text) ?? []
    const isHalfYear = count === '半' && unit === '年'
    const each = units.find(([name]) => name.test(isHalfYear ? '半年' : unit))?.[1]
    const value = Math.floor((isHalfYear ? 1 : countOf(count)) * (each ?? NaN))
    return Number.isSafeInteger(value) && value > 0 ? [value] : []
  })
  return found.length === 0 ? undefined : Math.min(...found)
}
