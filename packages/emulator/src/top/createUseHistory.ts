import type { UseShown } from '../contract/ControlApi'

/** How many calls there were in each minute of a day, with or without a limit. */
export interface UseHistory {
  /** Counts a call that was let through, or one that a throttle stopped. `now`: epoch ms. */
  readonly count: (appKey: string, method: string, now: number, isThrottled: boolean) => void
  /** The last minutes up to now, of those that had any: applications first, then each operation, the most used first. */
  readonly last: (now: number, minutes: number) => UseShown
  /** Calls of an application that were let through since an instant of the last day. */
  readonly since: (appKey: string, from: number, now: number) => number
  readonly clear: () => void
}

/** A day: what is older is forgotten. */
export const mostMinutes = 1440

/** Of applications and operations together, 17 KB each; beyond them the one goes that was not used for longest. */
const mostSeries = 400

interface Series {
  readonly appKey: string
  /** `null`: of all of them. */
  readonly method: string | null
  /** Which minute stands in each place, and what was counted in it. */
  readonly minutes: Uint32Array
  readonly calls: Uint32Array
  readonly throttled: Uint32Array
  last: number
}

const createSeries = (appKey: string, method: string | null): Series => ({
  appKey,
  method,
  minutes: new Uint32Array(mostMinutes),
  calls: new Uint32Array(mostMinutes),
  throttled: new Uint32Array(mostMinutes),
  last: 0,
})

const minuteOf = (epochMs: number): number => Math.floor(epochMs / 60_000)

const add = (series: Series, minute: number, isThrottled: boolean): void => {
  const place = minute % mostMinutes
  if (series.minutes[place] !== minute) {
    series.minutes[place] = minute
    series.calls[place] = 0
    series.throttled[place] = 0
  }
  const counted = isThrottled ? series.throttled : series.calls
  counted[place] = (counted[place] ?? 0) + 1
  series.last = minute
}

const at = (series: Series, of: 'calls' | 'throttled', minute: number): number => {
  const place = minute % mostMinutes
  return series.minutes[place] === minute ? (series[of][place] ?? 0) : 0
}

const sumOf = (numbers: ReadonlyArray<number>): number => numbers.reduce((sum, one) => sum + one, 0)

export const createUseHistory = (): UseHistory => {
  /** By application, and in it by operation, `''` for all of them. */
  const known = new Map<string, Map<string, Series>>()
  let size = 0
  const all = (): ReadonlyArray<Series> => [...known.values()].flatMap((own) => [...own.values()])
  const forgetOne = (): void => {
    const oldest = all().reduce((one, other) => (other.last < one.last ? other : one))
    const own = known.get(oldest.appKey)
    own?.delete(oldest.method ?? '')
    if (own?.size === 0) known.delete(oldest.appKey)
    size -= 1
  }
  const seriesOf = (appKey: string, method: string): Series => {
    const found = known.get(appKey)?.get(method)
    if (found !== undefined) return found
    if (size >= mostSeries) forgetOne()
    const series = createSeries(appKey, method === '' ? null : method)
    const own = known.get(appKey) ?? new Map<string, Series>()
    known.set(appKey, own.set(method, series))
    size += 1
    return series
  }
  return {
    count: (appKey, method, now, isThrottled) => {
      const minute = minuteOf(now)
      add(seriesOf(appKey, ''), minute, isThrottled)
      add(seriesOf(appKey, method), minute, isThrottled)
    },
    last: (now, minutes) => {
      const until = minuteOf(now)
      const wanted = Array.from({ length: minutes }, (_, place) => until - minutes + 1 + place)
      const uses = all()
        .map((series) => ({
          appKey: series.appKey,
          method: series.method,
          calls: wanted.map((minute) => at(series, 'calls', minute)),
          throttled: wanted.map((minute) => at(series, 'throttled', minute)),
        }))
        .map((use) => ({ use, total: sumOf(use.calls) + sumOf(use.throttled) }))
        .filter(({ total }) => total > 0)
        .sort((a, b) => Number(a.use.method !== null) - Number(b.use.method !== null) || b.total - a.total)
        .map(({ use }) => use)
      return { until: until * 60_000, minutes, uses }
    },
    since: (appKey, from, now) => {
      const series = known.get(appKey)?.get('')
      if (series === undefined) return 0
      let found = 0
      for (
        let minute = Math.max(minuteOf(from), minuteOf(now) - mostMinutes + 1);
        minute <= minuteOf(now);
        minute += 1
      )
        found += at(series, 'calls', minute)
      return found
    },
    clear: () => {
      known.clear()
      size = 0
    },
  }
}
