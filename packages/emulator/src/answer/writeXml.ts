const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

// XML 1.0 has no way to write these at all.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

const textOf = (value: unknown): string =>
  String(value)
    .replace(unwritable, '')
    .replace(/[&<>"\r]/g, (char) => entities[char] ?? char)

// Keys of values that no document describes may be anything; an element's name may not.
const nameOf = (name: string): string =>
  /^[A-Za-z_][\w.-]*$/.test(name)
    ? name
    : name.replace(unwritable, '').replace(/^(?![\p{L}_])|[^\p{L}\p{N}_.-]/gu, '_')

/** One element; a list repeats it; absent values leave it out. */
export const writeXml = (key: string, value: unknown): string => {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map((item) => writeXml(key, item)).join('')
  const name = nameOf(key)
  if (typeof value !== 'object') return `<${name}>${textOf(value)}</${name}>`
  const inner = Object.entries(value).map(([member, item]) => writeXml(member, item))
  return `<${name}>${inner.join('')}</${name}>`
}
