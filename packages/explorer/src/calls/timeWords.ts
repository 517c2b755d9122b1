import { readTime, writeTime } from '@paifang/emulator/control'
import type { TimeSpan } from './binCalls'

const word = /(^|\s)(since|until):(?:"([^"]*)"|(\S+))/gi

/** The filter without its time. */
export const withoutTime = (q: string): string => q.replace(word, '').trim()

/** The filter of this span instead of any other. `to`: the first ms behind it. */
export const withTime = (q: string, { from, to }: TimeSpan): string =>
  [
    withoutTime(q),
    from === undefined ? '' : `since:${writeTime(from)}`,
    to === undefined ? '' : `until:${writeTime(to - 1)}`,
  ]
    .filter((text) => text !== '')
    .join(' ')

/** The span that a filter is of; a time of any day is of none. */
export const timeOf = (q: string): TimeSpan => {
  let [from, to]: [number | undefined, number | undefined] = [undefined, undefined]
  for (const [, , name = '', quoted, plain = ''] of q.matchAll(word)) {
    const time = readTime(quoted ?? plain)
    if (time === undefined || time.isOfDay) continue
    if (name.toLowerCase() === 'since') from = Math.max(from ?? -Infinity, time.from)
    else to = Math.min(to ?? Infinity, time.to)
  }
  return { from, to }
}
