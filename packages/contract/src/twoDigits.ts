const digitAt = (source: string, at: number): number => source.charCodeAt(at) - 48

/** The number two ASCII digits write; far below 0 where one of them is not a digit. No NaN: integers are faster. */
export const twoDigits = (source: string, start: number): number => {
  const tens = digitAt(source, start)
  const ones = digitAt(source, start + 1)
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1_000_000
}
