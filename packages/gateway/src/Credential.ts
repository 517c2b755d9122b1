/** A secret, or a function that gets it: asked anew for each attempt, so that a rotated one is used at once. */
export type Credential = string | (() => string | Promise<string>)

/** What stands where a credential was expected, or could not be read. */
export const unreadable: unique symbol = Symbol('unreadable credential')

/**
 * The credential now. A function that throws, rejects or gives something other than text gives `unreadable`; its own
 * words are dropped, for they may hold the secret.
 */
export const readCredential = (
  credential: Credential,
): string | typeof unreadable | Promise<string | typeof unreadable> => {
  if (typeof credential === 'string') return credential
  try {
    const got = credential()
    return typeof got === 'object' ? Promise.resolve(got).then(asText, () => unreadable) : asText(got)
  } catch {
    return unreadable
  }
}

const asText = (value: unknown): string | typeof unreadable =>
  typeof value === 'string' ? value : unreadable
