import { createHash, createHmac, type Hash } from 'node:crypto'

const exact = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? `${value}n` : value)

/** The text of a value, for comparing: exact also where it holds bigints. */
export const textOf = (value: unknown): string => {
  try {
    return JSON.stringify(value)
  } catch {
    return JSON.stringify(value, exact)
  }
}

const derived = (secret: string, salt: string): Buffer =>
  createHmac('sha256', secret).update(`paifang job rows ${salt}`).digest()

/** Of a text, keyed: who has it and not the secret cannot find the text by trying. */
export const digestOf = (secret: string, salt: string): ((text: string) => string) => {
  const key = derived(secret, salt)
  return (text) => createHmac('sha256', key).update(text).digest('base64url')
}

/** One digest over all rows of a source so far, wherever it is asked in between. */
export interface RowDigest {
  readonly add: (rows: ReadonlyArray<unknown>) => void
  readonly value: () => string
}

export const rowDigest = (secret: string, salt: string): RowDigest => {
  // A hash that begins with the key, as an Hmac cannot be read halfway. Nobody but us appends to it.
  const hash: Hash = createHash('sha256').update(derived(secret, salt))
  return {
    add: (rows) => {
      let text = ''
      for (const row of rows) text += `${textOf(row)}\n`
      hash.update(text)
    },
    value: () => hash.copy().digest('base64url'),
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** The key of a request: 26 letters and digits that no other request of any job has. */
export const requestKey = (salt: string, from: number, to: number, generation: number): string => {
  const bytes = createHmac('sha256', salt).update(`${from} ${to} ${generation}`).digest()
  let text = ''
  for (let bit = 0; bit < 130; bit += 5) {
    const at = bit >> 3
    const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    text += letters[(pair >> (11 - (bit & 7))) & 31] ?? ''
  }
  return text
}
