const ban = /ban will last\s+(?:for\s+)?(\d{1,9})\s+(?:more\s+)?second/i

/**
 * How long a throttle lasts, from the gateway's own sentence, in milliseconds.
 *
 * @see TOP error code 7: "This ban will last for N more seconds"; newer gateways: "this ban will last N seconds"
 */
export const banMs = (message: string): number | undefined => {
  const seconds = ban.exec(message)?.[1]
  return seconds === undefined ? undefined : Number(seconds) * 1000
}
