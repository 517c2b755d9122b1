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

/** The hour of a written moment; `undefined` for text that is none, or that has no hour of its own. */
const hourIn = (text: string): readonly [before: string, hour: string, after: string] | undefined => {
  const found = /^(\d{4}[-/]?\d\d[-/]?\d\d[ T]?)(\d\d)(:?\d\d:?\d\d.*)$/.exec(text)
  if (found === null || momentOf(text) === undefined) return undefined
  const [, before = '', hour = '', after = ''] = found
  return [before, hour, after]
}

const twoDigits = (value: number): string => String(value).padStart(2, '0')

const withHour =
  (change: (hour: number) => number | undefined): Render =>
  (text) => {
    const [before = '', hour = '', after = ''] = hourIn(text) ?? []
    const other = hour === '' ? undefined : change(Number(hour))
    return other === undefined ? undefined : before + twoDigits(other) + after
  }

/** `15` as `03`, and `00` as `12`, which is what hh writes. */
const twelveHours = withHour((hour) => (hour % 12 === 0 ? 12 : hour % 12))

/** The afternoon that `03` may have been, and the midnight that `12` may have been. */
const twentyFourHours = withHour((hour) => {
  if (hour === 0 || hour > 12) return undefined
  return hour === 12 ? 0 : hour + 12
})

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
