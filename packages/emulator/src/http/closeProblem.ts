/** What is wrong with how a WebSocket is to be closed; `undefined`: nothing. @see RFC 6455, 5.5 and 7.4 */
export const closeProblem = (code: number, reason: string): string | undefined => {
  const isCode =
    (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code <= 4999)
  if (!isCode) return 'code: expected a close code that may be sent, such as 1000, 1001, 1011 or 4000'
  return Buffer.byteLength(reason) > 123 ? 'reason: expected at most 123 bytes' : undefined
}
