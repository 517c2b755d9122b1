import { boolean, integer, struct, text } from '@paifang/contract'
import { isInstant, type VirtualClock } from '../clock/VirtualClock'
import { parseDateTime } from '@paifang/wire'
import { withBody } from './body'
import type { ControlReply, Route } from './Route'

interface ClockWish {
  readonly set?: string
  readonly advanceMs?: number
  readonly toMidnight?: boolean
  readonly frozen?: boolean
  readonly reset?: boolean
}

const ClockBody = struct<ClockWish>('clock', {
  optional: { set: text, advanceMs: integer, toMidnight: boolean, frozen: boolean, reset: boolean },
})

const shown = (clock: VirtualClock): ControlReply => ({ value: clock.shown() })

const instantIn = (text: string): number | undefined =>
  /^\d{1,15}$/.test(text) ? Number(text) : parseDateTime(text)

const apply = (clock: VirtualClock, wish: ClockWish): ControlReply => {
  const set = wish.set === undefined ? undefined : instantIn(wish.set)
  if (wish.set !== undefined && (set === undefined || !isInstant(set)))
    return {
      status: 400,
      problem: 'set: expected epoch ms or yyyy-MM-dd HH:mm:ss in GMT+8, to the year 9999',
    }
  if (wish.advanceMs !== undefined && !isInstant((set ?? clock.now()) + wish.advanceMs))
    return { status: 400, problem: 'advanceMs: expected to stay within the years 1970 to 9999' }
  if (wish.reset === true) clock.reset()
  if (set !== undefined) clock.set(set)
  if (wish.advanceMs !== undefined) clock.advance(wish.advanceMs)
  if (wish.toMidnight === true) clock.toMidnight()
  if (wish.frozen === true) clock.freeze()
  if (wish.frozen === false) clock.resume()
  return shown(clock)
}

/** The virtual clock. */
export const clockRoutes: ReadonlyArray<Route> = [
  {
    verb: 'GET',
    path: '/clock',
    does: 'what the servers take the time to be: {"now","text","frozen","offsetMs"}',
    run: ({ context }) => shown(context.clock),
  },
  {
    verb: 'POST',
    path: '/clock',
    does: 'moves it: {"set"?: epoch ms or GMT+8 text, "advanceMs"?, "toMidnight"?, "frozen"?, "reset"?}',
    run: ({ context, body }) => withBody(ClockBody, body, (wish) => apply(context.clock, wish)),
  },
]
