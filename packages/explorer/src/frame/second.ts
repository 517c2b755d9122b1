import { signal } from '@preact/signals'

/** Epoch ms, each second. */
export const second = signal(Date.now())

setInterval(() => {
  second.value = Date.now()
}, 1000)
