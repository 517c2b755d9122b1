import { causeOf, inputError, readProvider, Unreadable } from '@paifang/gateway/author'
import type { InputError, Result } from '@paifang/result'
import { signTmcConnect } from '@paifang/signer-top'
import { left, right } from 'fp-ts/Either'
import type { TopClient } from './createTopClient'
import type { TopSettings } from './TopSettings'

/** What a message channel is opened with: nothing of it is the secret. */
export interface SignedConnect {
  readonly app_key: string
  readonly group_name: string
  /** Epoch milliseconds as decimal text. */
  readonly timestamp: string
  readonly sign: string
}

export interface ConnectRequest {
  /** Consumer group, such as `default`. */
  readonly group: string
  readonly epochMs: number
}

type ConnectSigner = (request: ConnectRequest) => Promise<Result<InputError, SignedConnect>>

/** They stay with the package that holds the secrets: a client neither shows nor hands out one. */
const known = new WeakMap<TopClient, TopSettings>()

const method = 'taobao.tmc.connect'

/** Lets a client sign connections. What signs them is apart: a bundle that opens none holds nothing of it. */
export const rememberSettings = (client: TopClient, settings: TopSettings): void => {
  known.set(client, settings)
}

/** Credentials are read anew for each connection. */
const signerWith =
  ({ appKey, appSecret }: TopSettings): ConnectSigner =>
  async ({ group, epochMs }) => {
    const [key, secret] = await Promise.all([readProvider(appKey), readProvider(appSecret)])
    const refuse = (path: string, expected: string, read?: unknown): Result<InputError, never> =>
      left({
        ...inputError(method, 'credentials', [{ path, expected }]),
        ...(read instanceof Unreadable && read.thrown !== undefined
          ? { cause: causeOf(read.thrown, { secrets: typeof secret === 'string' ? [secret] : [] }) }
          : {}),
      })
    if (typeof key !== 'string' || key.trim() === '') return refuse('appKey', 'the app key, not empty', key)
    if (typeof secret !== 'string' || secret === '')
      return refuse('appSecret', 'the app secret, not empty', secret)
    const timestamp = String(Math.trunc(epochMs))
    try {
      const sign = signTmcConnect({ appKey: key, groupName: group, timestamp, secret })
      return right({ app_key: key, group_name: group, timestamp, sign })
    } catch (thrown) {
      return left({
        ...inputError(method, 'credentials', [{ path: 'appSecret', expected: 'a secret that can sign' }]),
        cause: causeOf(thrown, { secrets: [secret] }),
      })
    }
  }

/**
 * Signs the opening of a message channel with the credentials of a client, which it does not hand out.
 *
 * @returns a function that never rejects: an InputError where a credential cannot be read
 * @throws TypeError for what `createTopClient` did not make
 */
export const connectSignerOf = (client: TopClient): ConnectSigner => {
  const settings = known.get(client)
  if (settings === undefined)
    throw new TypeError('client: expected what createTopClient returned, not a copy of it')
  return signerWith(settings)
}
