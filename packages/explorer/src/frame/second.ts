import { signal } from '@preact/signals'
import type { ClockSeen } from '../rows/follow'

/** Epoch ms, each second. */
export const second = signal(Date.now())

setInterval(() => {
  second.value = Date.now()
}, 1000)

/** What the emulator's clock shows now, epoch ms; read while something is drawn, that is drawn anew each second. */
export const clockNow = ({ frozen, now, seenAt }: ClockSeen): number =>
  frozen ? now : now + Math.max(0, second.value - seenAt)
