import type { Random } from '../random/Random'
import { mostAtOnce, mostRows, type PagedAnswers } from './PagedAnswers'

/** The rows that an operation pages over, by number from 1. They are made when they are shown. */
export interface Shelf {
  /** What it was made for: another wish begins anew. */
  readonly about: string
  /** Numbers of the rows there are, the one that changed last first. */
  readonly order: number[]
  /** When each row changed last, epoch ms, by its number less 1. */
  readonly times: number[]
}

const monthMs = 30 * 86_400_000

export const aboutOf = ({ count, rows, spanMs }: PagedAnswers): string =>
  JSON.stringify([count, rows?.length, spanMs])

/** Rows whose times are spread evenly, in whole seconds. */
export const createShelf = (wish: PagedAnswers, count: number, now: number): Shelf => {
  const { spanMs = monthMs } = wish
  const timeOf = (number: number): number =>
    Math.floor((now - (spanMs * (count - number + 1)) / (count + 1)) / 1000) * 1000
  return {
    about: aboutOf(wish),
    order: Array.from({ length: count }, (_, i) => count - i),
    times: Array.from({ length: count }, (_, i) => timeOf(i + 1)),
  }
}

/** What happens between two calls. */
export const shift = (
  { order, times }: Shelf,
  { changes = 0, adds = 0, removes = 0 }: PagedAnswers,
  { now, random }: { readonly now: number; readonly random: Random },
): void => {
  const time = Math.floor(now / 1000) * 1000
  for (let i = 0; i < Math.min(changes, mostAtOnce) && order.length > 0; i++) {
    const [number = 1] = order.splice(random.below(order.length), 1)
    times[number - 1] = time
    order.unshift(number)
  }
  for (let i = 0; i < Math.min(adds, mostAtOnce) && times.length < mostRows; i++) {
    times.push(time)
    order.unshift(times.length)
  }
  for (let i = 0; i < Math.min(removes, mostAtOnce) && order.length > 0; i++)
    order.splice(random.below(order.length), 1)
}
