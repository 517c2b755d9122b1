/** The number two ASCII digits write; `NaN` where one of them is not a digit. */
export const twoDigits = (source: string, start: number): number => {
  const tens = source.charCodeAt(start) - 48
  const ones = source.charCodeAt(start + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}
