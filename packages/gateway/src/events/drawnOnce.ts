import { randomBytes } from 'node:crypto'

/**
 * Tells apart what was made by several processes, for ids of events: eight hex digits, drawn when they are first asked for. workerd
 * gives no random values while a module is loaded, and that is where clients are made.
 */
export const drawnOnce = (): (() => string) => {
  let drawn: string | undefined
  return () => (drawn ??= randomBytes(4).toString('hex'))
}
