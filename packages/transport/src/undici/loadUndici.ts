import type { buildConnector, Pool } from 'undici'
import type { Undici } from '../connect/connectionPools'

/**
 * The two parts of undici that are used: 22 files instead of 110, of 55 ms that a process saves at its first exchange. Where
 * another release has them elsewhere, all of it; and so in Bun, which has something of its own under this name.
 */
export const loadUndici = (parts: () => Promise<Undici> = loadParts): Promise<Undici> =>
  'bun' in process.versions ? import('undici') : parts().catch(() => import('undici'))

const loadParts = async (): Promise<Undici> => {
  // @ts-expect-error -- the types of undici are of the whole
  const pool = (await import('undici/lib/dispatcher/pool.js')) as { readonly default: typeof Pool }
  // @ts-expect-error -- as above
  const connect = (await import('undici/lib/core/connect.js')) as { readonly default: typeof buildConnector }
  return { Pool: pool.default, buildConnector: connect.default }
}
