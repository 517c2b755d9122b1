const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const unwritable = /[^\t\x20-\x7e\x80-\xff]/

/** What makes headers impossible to write as HTTP: a CR, LF or NUL would end the header and start another. */
export function headerProblem(headers: Readonly<Record<string, string>>): string | undefined {
  for (const [name, value] of Object.entries(headers)) {
    if (!token.test(name)) return 'a header name is not an HTTP token'
    if (typeof value !== 'string' || unwritable.test(value))
      return `the header ${name} holds a character that HTTP forbids`
  }
  return undefined
}
