/** What stands where a secret or sensitive value was. */
export const hidden = '***'

/** System parameters that give access or identify a person: masked wherever parameters are shown. */
const secretParams = new Set(['session', 'sign', '_sig', 'access_token', 'app_secret'])

const secretHeaders = new Set(['authenticator', 'ovo-authorization', 'authorization', 'cookie'])

export const hideParam = (name: string): boolean => secretParams.has(name)

export const shownHeaders = (
  headers: Readonly<Record<string, string>>,
  showSensitive: boolean,
): Readonly<Record<string, string>> =>
  showSensitive
    ? headers
    : Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, secretHeaders.has(name) ? hidden : value]),
      )
