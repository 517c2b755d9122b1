/** The number that `length` ASCII digits write at `start`; `NaN` where one of them is not a digit. */
export const digitsAt = (source: string, start: number, length: number): number => {
  let value = 0
  for (let i = start; i < start + length; i++) {
    const digit = source.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return NaN
    value = value * 10 + digit
  }
  return value
}
