import { createHash, createHmac, hash, type Hash } from 'node:crypto'

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
export const digestOf = (secret: string, salt: string): ((text: () => string) => string) => {
  const key = derived(secret, salt)
  return (text) => createHmac('sha256', key).update(text()).digest('base64url')
}

/** Tells whether a secret is that of a job, without telling which it is. */
export const secretCheck = (secret: string, salt: string): string =>
  digestOf(secret, salt)(() => 'the same secret').slice(0, 16)

const isRows = (input: unknown, rows: ReadonlyArray<unknown>): boolean =>
  input === rows ||
  (Array.isArray(input) && input.length === rows.length && input.every((row, index) => row === rows[index]))

/** Of a request, its rows aside, where it holds them as they were given: the digest of the source speaks of those. */
export const aroundRows = (input: unknown, rows: ReadonlyArray<unknown>): unknown => {
  if (isRows(input, rows)) return 'rows'
  if (typeof input !== 'object' || input === null || Object.getPrototypeOf(input) !== Object.prototype)
    return input
  return Object.entries(input).map(([name, member]) => [name, aroundRows(member, rows)])
}

/** One digest over all rows of a source so far, wherever it is asked in between. */
export interface RowDigest {
  readonly add: (rows: ReadonlyArray<unknown>) => void
  readonly value: () => string
}

export const rowDigest = (secret: string, salt: string): RowDigest => {
  // A hash that begins with the key, as an Hmac cannot be read halfway. Nobody but us appends to it.
  const sum: Hash = createHash('sha256').update(derived(secret, salt))
  return {
    add: (rows) => {
      // The same text however the rows are cut into chunks.
      if (rows.length > 0) sum.update(`${textOf(rows).slice(1, -1)},`)
    },
    value: () => sum.copy().digest('base64url'),
  }
}

/** Where nothing can be resumed, nothing has to be compared. */
export const noDigest: RowDigest = { add: () => undefined, value: () => '' }

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** The key of a request: 26 letters and digits that no other request of any job has. */
export const requestKey = (salt: string, from: number, to: number, generation: number): string => {
  const bytes = Buffer.from(hash('sha256', `${salt} ${from} ${to} ${generation}`), 'hex')
  let text = ''
  for (let bit = 0; bit < 130; bit += 5) {
    const at = bit >> 3
    const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    text += letters[(pair >> (11 - (bit & 7))) & 31] ?? ''
  }
  return text
}
