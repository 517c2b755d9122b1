const ban = /ban will last for\s+(\d{1,9})\s+more second/i

/**
 * How long a throttle lasts, from the gateway's own sentence, in milliseconds.
 *
 * @see TOP error code 7: "This ban will last for N more seconds"
 */
export const banMs = (message: string): number | undefined => {
  const seconds = ban.exec(message)?.[1]
  return seconds === undefined ? undefined : Number(seconds) * 1000
}
