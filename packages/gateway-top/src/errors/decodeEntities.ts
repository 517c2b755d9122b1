const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
}

const codePoint = (digits: string, radix: number): string | undefined => {
  const point = Number.parseInt(digits, radix)
  const isText = point > 0x1f && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
  return isText ? String.fromCodePoint(point) : undefined
}

/** HTML entities, as `sub_msg` may hold them: the six common names and numbers; anything else stays as it is. */
export const decodeEntities = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi,
    (found, decimal?: string, hex?: string, name = '') =>
      (decimal === undefined
        ? hex === undefined
          ? named[String(name).toLowerCase()]
          : codePoint(hex, 16)
        : codePoint(decimal, 10)) ?? found,
  )
