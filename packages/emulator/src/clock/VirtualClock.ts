import { formatDateTime, gmt8Minutes } from '@paifang/wire'
import type { ClockShown } from '../contract/ControlApi'

const dayMs = 86_400_000
const zoneMs = gmt8Minutes * 60_000

/** The emulated servers' own clock. Moves with the base clock unless frozen. */
export interface VirtualClock {
  /** Epoch milliseconds as the servers see them. */
  readonly now: () => number
  /** Puts the clock to an instant; it goes on from there. @throws TypeError outside of 1970 to 9999, as `advance` does */
  readonly set: (epochMs: number) => void
  /** Moves the clock by so many milliseconds; negative moves it back. */
  readonly advance: (ms: number) => void
  /** Jumps to the next midnight of GMT+8, when daily quotas begin anew. */
  readonly toMidnight: () => void
  readonly freeze: () => void
  readonly resume: () => void
  /** Back to the base clock. */
  readonly reset: () => void
  /** Calls back whenever it was moved by hand: what was to come later may be due. */
  readonly onMoved: (listener: () => void) => void
  /** `yyyy-MM-dd HH:mm:ss`, GMT+8. */
  readonly text: () => string
  readonly shown: () => ClockShown
}

/** The first instant of the next day in GMT+8. */
export const nextMidnight = (epochMs: number): number =>
  (Math.floor((epochMs + zoneMs) / dayMs) + 1) * dayMs - zoneMs

/** The number of the GMT+8 day an instant falls in. */
export const dayOf = (epochMs: number): number => Math.floor((epochMs + zoneMs) / dayMs)

/** Whether four digits of a year can write it in GMT+8. */
export const isInstant = (epochMs: number): boolean =>
  Number.isFinite(epochMs) && epochMs >= 0 && epochMs < Date.UTC(9999, 11, 31)

/** `base` gives real time in epoch milliseconds; the virtual clock is an offset from it. */
export const createVirtualClock = (
  base: () => number,
  onMoved: (shown: ClockShown) => void = () => undefined,
): VirtualClock => {
  let offset = 0
  let frozenAt: number | undefined
  const listeners: Array<() => void> = []
  const now = (): number => frozenAt ?? base() + offset
  const set = (epochMs: number): void => {
    if (!isInstant(epochMs)) throw new TypeError('the clock: expected epoch ms of the years 1970 to 9999')
    offset = epochMs - base()
    if (frozenAt !== undefined) frozenAt = epochMs
  }
  const shown = (): ClockShown => ({
    now: now(),
    text: formatDateTime(now()),
    frozen: frozenAt !== undefined,
    offsetMs: now() - base(),
  })
  const moved =
    <A extends ReadonlyArray<unknown>>(move: (...given: A) => void) =>
    (...given: A): void => {
      move(...given)
      onMoved(shown())
      for (const listener of listeners) listener()
    }
  return {
    now,
    set: moved(set),
    advance: moved((ms: number) => set(now() + ms)),
    toMidnight: moved(() => set(nextMidnight(now()))),
    freeze: moved(() => {
      frozenAt = now()
    }),
    resume: moved(() => {
      if (frozenAt !== undefined) offset = frozenAt - base()
      frozenAt = undefined
    }),
    reset: moved(() => {
      offset = 0
      frozenAt = undefined
    }),
    onMoved: (listener) => void listeners.push(listener),
    text: () => formatDateTime(now()),
    shown,
  }
}
