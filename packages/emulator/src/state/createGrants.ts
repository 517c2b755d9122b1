import type { GatewayParts } from '../gateway/GatewayEmulation'
import type { Table } from './Tables'

/** A session or token. */
export interface Grant {
  /** The text that is sent. */
  readonly text: string
  /** Key of the application it was issued to. */
  readonly app: string
  /** Epoch ms on the virtual clock; absent: never. */
  readonly expiresAt?: number
  readonly revoked: boolean
  /** Nick of the account that gave it, where one was said. */
  readonly user?: string
}

/** Sessions or tokens of one gateway. */
export interface Grants {
  /** Issues one; `expiresInMs` counts on the virtual clock, default never. Gives the text to send. */
  readonly issue: (options?: {
    readonly app?: string
    readonly text?: string
    readonly expiresInMs?: number
    readonly user?: string
  }) => string
  /** Its time is over in so many ms of the virtual clock; default: at once. `never`: it has no end. */
  readonly expire: (text: string, inMs?: number | 'never') => void
  /** Takes it back, or gives it again. */
  readonly revoke: (text: string, isRevoked?: boolean) => void
  readonly list: () => ReadonlyArray<Grant>
  readonly find: (text: string) => Grant | undefined
}

/** `name`: of the table. `prefix`: what texts begin with. `app`: whose they are unless somebody is named. */
export const createGrants = (
  { tables, clock, random }: Pick<GatewayParts, 'tables' | 'clock' | 'random'>,
  {
    name,
    prefix = '',
    app: defaultApp,
  }: { readonly name: string; readonly prefix?: string; readonly app: () => string },
): Grants => {
  const table: Table<Grant> = tables.create(name, {
    limit: 100_000,
    sensitive: ['text'],
    sensitiveKeys: true,
  })
  const change = (text: string, changed: (grant: Grant) => Grant): void => {
    const grant = table.get(text)
    if (grant !== undefined) table.put(text, changed(grant))
  }
  return {
    issue: ({ app = defaultApp(), text = `${prefix}${random.letters(32)}`, expiresInMs, user } = {}) => {
      const expiry = expiresInMs === undefined ? {} : { expiresAt: clock.now() + expiresInMs }
      table.put(text, { text, app, revoked: false, ...expiry, ...(user === undefined ? {} : { user }) })
      return text
    },
    expire: (text, inMs = 0) =>
      change(text, ({ expiresAt: _before, ...grant }) =>
        inMs === 'never' ? grant : { ...grant, expiresAt: clock.now() + inMs },
      ),
    revoke: (text, revoked = true) => change(text, (grant) => ({ ...grant, revoked })),
    list: table.values,
    find: table.get,
  }
}
