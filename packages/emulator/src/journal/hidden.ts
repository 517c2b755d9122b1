/** What stands where a secret or sensitive value was. */
export const hidden = '***'

const secretHeader = /auth|token|secret|session|cookie|api-?key|sign/

export const shownHeaders = (
  headers: Readonly<Record<string, string>>,
  showSensitive: boolean,
): Readonly<Record<string, string>> =>
  showSensitive
    ? headers
    : Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, secretHeader.test(name) ? hidden : value]),
      )
