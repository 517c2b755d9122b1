/** JSON text of wire values: a bigint is written as a bare integer, an absent member is left out. */
export const writeJson = (value: unknown): string => {
  switch (typeof value) {
    case 'bigint':
      return value.toString()
    case 'object':
      if (value === null) return 'null'
      if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`
      return `{${Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`)
        .join(',')}}`
    case 'undefined':
      return 'null'
    default:
      return JSON.stringify(value)
  }
}
