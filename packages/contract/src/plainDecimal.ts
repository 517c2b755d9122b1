/** A finite number below 10^21 as decimal text without an exponent: `1e-7` → `0.0000001`. */
export const plainDecimal = (value: number): string => {
  const shortest = String(value)
  const parts = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(shortest)
  if (parts === null) return shortest
  const [, sign, lead, fraction = '', exponent] = parts
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${lead}${fraction}`
}

/** Whether the text is digits with at most one point between them and a sign at most before them. */
export const isPlainDecimal = (text: string): boolean => {
  const start = text.charCodeAt(0) === 45 ? 1 : 0
  let point = -1
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) continue
    if (code !== 46 || point !== -1 || i === start) return false
    point = i
  }
  return text.length > start && point !== text.length - 1
}
