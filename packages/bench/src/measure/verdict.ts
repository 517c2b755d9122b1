import type { Verdict } from './Row'

/** Whether a figure is within its goal; no figure meets none. */
export const verdict = (
  { goal, figure, atMost }: Pick<Verdict, 'goal' | 'figure' | 'atMost'>,
  value: number,
): Verdict => ({ goal, figure, value, atMost, met: value <= atMost })
