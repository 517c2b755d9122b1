let second = Number.NaN
let text = ''

/** The `Date` header of an instant; made once a second. */
export const httpDate = (epochMs: number): string => {
  const wanted = Math.floor(epochMs / 1000)
  if (wanted !== second) {
    second = wanted
    text = new Date(wanted * 1000).toUTCString()
  }
  return text
}
