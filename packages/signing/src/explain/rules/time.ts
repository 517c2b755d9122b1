import type { Rule } from '../Rule'
import { formOf, momentForms, momentOf, writeMoment } from './moments'
import { mode, rendering, type Render } from './rendering'

const hourMs = 3_600_000

/** The same form, another moment. */
const moved =
  (byMs: number): Render =>
  (text) => {
    const [moment, form] = [momentOf(text), formOf(text)]
    return moment === undefined || form === undefined ? undefined : writeMoment(moment + byMs, form)
  }

const seconds = Array.from({ length: 10 }, (_, index) => index + 1).flatMap((each) => [-each, each])

/** Half hours to the zones of the world and back: none is farther than 20 hours. */
const zones = Array.from({ length: 40 }, (_, index) => (index + 1) / 2).flatMap((hours) => [-hours, hours])

const signed = (hours: number): string => (hours > 0 ? `+${hours}` : String(hours))

/** `03:…` for `15:…` and back: only an hour that a 12-hour clock writes (01 to 12) can be the one or the other. */
const twelveHours: Render = (text) => {
  const found = /^(\d{4}.?\d\d.?\d\d[ T]?)(\d\d)(.*)$/.exec(text)
  if (momentOf(text) === undefined || /^\d{10}(?:\d{3})?$/.test(text) || found === null) return undefined
  const [, date = '', hour = '', rest = ''] = found
  const short = Number(hour) % 12 === 0 ? 12 : Number(hour) % 12
  return `${date}${String(short).padStart(2, '0')}${rest}`
}

const twentyFourHours: Render = (text) => {
  const found = /^(\d{4}.?\d\d.?\d\d[ T]?)(\d\d)(.*)$/.exec(text)
  if (momentOf(text) === undefined || /^\d{10}(?:\d{3})?$/.test(text) || found === null) return undefined
  const [, date = '', hour = '', rest = ''] = found
  if (hour === '00' || Number(hour) > 12) return undefined
  return `${date}${hour === '12' ? '00' : String(Number(hour) + 12)}${rest}`
}

/** Moments that became text in two ways. */
export const timeRules: ReadonlyArray<Rule> = [
  rendering({
    name: 'time-taken-twice',
    common: 2,
    modes: seconds.map((each) => moved(each * 1000)),
    everywhere: false,
  }),
  rendering({ name: 'time-on-12-hour-clock', modes: [twelveHours, twentyFourHours] }),
  rendering({
    name: 'time-in-another-zone',
    modes: [-8, 8, ...zones.filter((hours) => Math.abs(hours) !== 8)].map((hours) =>
      mode(`${signed(hours)} h`, `${signed(hours)} 小时`, moved(hours * hourMs)),
    ),
  }),
  rendering({
    name: 'time-rendered-differently',
    common: 1,
    modes: momentForms.map((form) =>
      mode(form.en, form.zh, (text) => {
        const moment = momentOf(text)
        return moment === undefined ? undefined : writeMoment(moment, form)
      }),
    ),
  }),
]
