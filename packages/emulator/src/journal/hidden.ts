/** What stands where a secret or sensitive value was. */
export const hidden = '***'

export const secretHeader = /auth|token|secret|session|cookie|api-?key|sign/

/** Pairs of a query that some header repeats, such as `referer`. */
export const secretPair = /([\w-]*(?:session|sign|_sig|token|secret|password|key)[\w-]*=)[^&\s;"']+/gi

/** Headers as they may be shown. */
export const shownHeaders = (
  headers: Readonly<Record<string, string>>,
  showSensitive: boolean,
): Readonly<Record<string, string>> =>
  showSensitive
    ? headers
    : Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          secretHeader.test(name) ? hidden : value.replace(secretPair, `$1${hidden}`),
        ]),
      )
