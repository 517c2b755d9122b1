/** A finite number as decimal text without an exponent: `1e-7` → `0.0000001`. */
export const plainDecimal = (value: number): string => {
  const shortest = String(value)
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shortest)
  if (parts === null) return shortest
  const [, sign = '', lead = '', fraction = '', exponent = ''] = parts
  const digits = lead + fraction
  const point = 1 + Number(exponent)
  return point > 0 ? sign + digits.padEnd(point, '0') : `${sign}0.${'0'.repeat(-point)}${digits}`
}
