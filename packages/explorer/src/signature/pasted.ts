import { signal } from '@preact/signals'

/** The request that somebody pasted, in memory only; panes hand it to each other. */
export const pasted = signal('')
