import { refuse } from '@paifang/wire'

/** How old or how far in the future an inbound call may be when nobody says otherwise: 5 minutes. */
export const defaultToleranceMs = 5 * 60_000

/** Whether a moment lies in the window on either side of now, ends included. */
export const inWindow = (momentMs: number, nowMs: number, toleranceMs: number): boolean =>
  Math.abs(nowMs - momentMs) <= toleranceMs

/** @throws TypeError for a window that is no length of time, which would accept everything or nothing */
export const refuseTolerance = (toleranceMs: number): void => {
  if (typeof toleranceMs !== 'number' || !(toleranceMs >= 0))
    refuse('toleranceMs', 'milliseconds, 0 or more; Infinity for no clock window')
}

/** `Date.now` unless the caller has a clock. @throws TypeError for a moment that is no number */
export const nowOf = (nowMs: number | undefined): number => {
  const now = nowMs ?? Date.now()
  return Number.isFinite(now) ? now : refuse('nowMs', 'epoch milliseconds')
}
