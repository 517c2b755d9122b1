import { formatDateTime, isWritableDateTime, parseCompactDateTime, parseDateTime } from '@paifang/wire'

const hourMs = 3_600_000

/** Epoch seconds and milliseconds between 2001 and 2100: other numbers of that length are no moments. */
const epochOf = (text: string): number | undefined => {
  if (!/^\d{10}(?:\d{3})?$/.test(text)) return undefined
  const epochMs = Number(text) * (text.length === 10 ? 1000 : 1)
  return epochMs >= 1e12 && epochMs < 4.2e12 ? epochMs : undefined
}

const zoned = /^(\d{4})[-/](\d\d)[-/](\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d{1,6})?(Z|[+-]\d\d:?\d\d)?$/

/** A moment in any of the forms in which clients write one; what says no zone is in GMT+8. */
export const momentOf = (text: string): number | undefined => {
  if (text.length < 10 || text.length > 32) return undefined
  const epoch = epochOf(text) ?? parseCompactDateTime(text)
  const found = epoch === undefined ? zoned.exec(text) : null
  if (found === null) return epoch
  const [, year, month, day, time, zone] = found
  const local = parseDateTime(`${year}-${month}-${day} ${time}`)
  if (local === undefined || zone === undefined) return local
  if (zone === 'Z') return local + 8 * hourMs
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return local + 8 * hourMs - (zone.startsWith('-') ? -1 : 1) * minutes * 60_000
}

const weekDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

interface Written {
  readonly epochMs: number
  /** `yyyy-MM-dd HH:mm:ss` in GMT+8. */
  readonly text: string
}

export interface MomentForm {
  readonly en: string
  readonly zh: string
  readonly write: (written: Written) => string
}

const form = (name: string, write: MomentForm['write']): MomentForm => ({ en: name, zh: name, write })

const utc = ({ epochMs }: Written): string => formatDateTime(epochMs - 8 * hourMs)

const inWords = ({ epochMs, text }: Written, last: (month: string, day: string) => string): string => {
  const weekDay = weekDays[new Date(epochMs + 8 * hourMs).getUTCDay()] ?? ''
  const month = months[Number(text.slice(5, 7)) - 1] ?? ''
  return `${weekDay} ${last(month, text.slice(8, 10))}`
}

const jsDate =
  (zone: string): MomentForm['write'] =>
  (written) =>
    inWords(
      written,
      (month, day) =>
        `${month} ${day} ${written.text.slice(0, 4)} ${written.text.slice(11)} GMT+0800 (${zone})`,
    )

const unpadded = (text: string): string => text.replace(/^(\d{4})-0?(\d+)-0?(\d+) 0?(\d+)/, '$1/$2/$3 $4')

/** Forms in which clients write a moment. */
export const momentForms: ReadonlyArray<MomentForm> = [
  form('yyyy-MM-dd HH:mm:ss', ({ text }) => text),
  form('yyyyMMddHHmmss', ({ text }) => text.replace(/\D/g, '')),
  { en: 'epoch milliseconds', zh: '毫秒时间戳', write: ({ epochMs }) => String(epochMs) },
  { en: 'epoch seconds', zh: '秒时间戳', write: ({ epochMs }) => String(Math.floor(epochMs / 1000)) },
  form('yyyy-MM-ddTHH:mm:ss', ({ text }) => text.replace(' ', 'T')),
  form('ISO 8601, UTC', (written) => `${utc(written).replace(' ', 'T')}.000Z`),
  form('ISO 8601, UTC', (written) => `${utc(written).replace(' ', 'T')}Z`),
  form('ISO 8601', ({ text }) => `${text.replace(' ', 'T')}Z`),
  form('ISO 8601', ({ text }) => `${text.replace(' ', 'T')}.000Z`),
  form('ISO 8601', ({ text }) => `${text.replace(' ', 'T')}+08:00`),
  form('ISO 8601', ({ text }) => `${text.replace(' ', 'T')}.000+08:00`),
  form('ISO 8601', ({ text }) => `${text.replace(' ', 'T')}+0800`),
  form('ISO 8601', ({ text }) => `${text.replace(' ', 'T')}.000+0800`),
  form('yyyy/MM/dd HH:mm:ss', ({ text }) => text.replaceAll('-', '/')),
  form('yyyy/M/d H:mm:ss', ({ text }) => unpadded(text)),
  form('yyyy-MM-dd HH:mm:ss.SSS', ({ text }) => `${text}.000`),
  form('yyyy-MM-dd HH:mm:ss.S', ({ text }) => `${text}.0`),
  form('yyyy-MM-dd HH:mm', ({ text }) => text.slice(0, 16)),
  form('yyyy-MM-dd', ({ text }) => text.slice(0, 10)),
  form('yyyyMMdd', ({ text }) => text.slice(0, 10).replaceAll('-', '')),
  form('Date.toString()', jsDate('China Standard Time')),
  form('Date.toString()', jsDate('中国标准时间')),
  form('Date.toString()', (written) =>
    inWords(
      written,
      (month, day) => `${month} ${day} ${written.text.slice(11)} CST ${written.text.slice(0, 4)}`,
    ),
  ),
]

/** A moment as text in one of the forms; `undefined` where four-digit years cannot write it. */
export const writeMoment = (epochMs: number, { write }: Pick<MomentForm, 'write'>): string | undefined =>
  isWritableDateTime(epochMs) ? write({ epochMs, text: formatDateTime(epochMs) }) : undefined

/** The form in which a text writes its moment. */
export const formOf = (text: string): MomentForm | undefined => {
  const epochMs = momentOf(text)
  return epochMs === undefined ? undefined : momentForms.find((each) => writeMoment(epochMs, each) === text)
}
