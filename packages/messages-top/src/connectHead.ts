import { tmcAuthGet, timeGet } from '@paifang/api-top-platform'
import { connectSignerOf, type TopClient } from '@paifang/gateway-top'
import { causeOf, withTimeout } from '@paifang/gateway/author'
import type { CallError, MessageError, Result } from '@paifang/result'
import { left, right } from 'fp-ts/Either'
import type { ConnectHead } from './channel/openLink'
import type { MessagesOptions } from './MessagesOptions'

interface HeadOptions extends Pick<MessagesOptions, 'authToken' | 'minorGroup' | 'filter'> {
  readonly client: TopClient
  readonly group: string
  readonly endpoint: string
  readonly clock: () => number
  /** How long the functions of others may take, each. */
  readonly connectTimeoutMs: number
  /** Told once of what is not as it should be, and works. */
  readonly notice: (detail: string) => void
}

const failed = (error: CallError, detail: string): Result<MessageError, never> =>
  left({
    _tag: 'MessageError',
    reason: error._tag === 'TransportError' ? 'unreachable' : 'refused',
    sent: 'no',
    detail,
  })

/** The application may not call it: insufficient permissions of an ISV, of a user. */
const mayNot = new Set(['11', '12', '22'])

/**
 * Makes the head of a CONNECT: timestamp, sign and token are fresh for each. Our clock is set right by the gateway's where
 * the server took it for wrong.
 */
export const connectHeads = ({
  client,
  group,
  endpoint,
  authToken = 'auto',
  minorGroup,
  filter,
  clock,
  connectTimeoutMs,
  notice,
}: HeadOptions) => {
  /** Nobody knows when a function of someone else's ends. */
  const inTime = <A>(
    work: () => PromiseLike<Result<MessageError, A>>,
    detail: string,
  ): Promise<Result<MessageError, A>> =>
    withTimeout<Result<MessageError, A>>((async () => work())(), {
      ms: connectTimeoutMs,
      signal: undefined,
      onEnd: (why, thrown) =>
        left({
          _tag: 'MessageError',
          reason: why === 'time' ? 'timeout' : 'refused',
          sent: 'no',
          detail: why === 'time' ? `${detail}: gave nothing within ${connectTimeoutMs} ms` : detail,
          ...(why === 'threw' ? { cause: causeOf(thrown) } : {}),
        }),
    })
  const sign = connectSignerOf(client)
  const isPlatform = /(^|\.)mc\.api\.taobao\.com$/.test(new URL(endpoint).hostname)
  let asks = authToken === 'auto' && isPlatform
  let offsetMs = 0

  const token = async (): Promise<Result<MessageError, string | undefined>> => {
    if (typeof authToken === 'function') return inTime(async () => right(await authToken()), 'authToken')
    if (!asks) return right(undefined)
    const answer = await client.run(tmcAuthGet, { group })
    if (answer._tag === 'Right') return right(answer.right.result)
    const error = answer.left
    if (error._tag !== 'GatewayError' || !mayNot.has(error.code))
      return failed(error, `taobao.tmc.auth.get: ${error._tag}`)
    asks = false
    notice('taobao.tmc.auth.get was refused: connected without its token')
    return right(undefined)
  }

  return async ({
    flag,
    correctsClock,
  }: {
    readonly flag: number
    readonly correctsClock: boolean
  }): Promise<Result<MessageError, ConnectHead>> => {
    if (correctsClock) {
      const askedMs = clock()
      const answer = await client.run(timeGet, {})
      if (answer._tag === 'Right' && answer.right.time !== undefined)
        offsetMs = answer.right.time.getTime() - askedMs
    }
    const given = await token()
    if (given._tag === 'Left') return given
    const signed = await inTime(async () => {
      const made = await sign({ group, epochMs: clock() + offsetMs })
      if (made._tag === 'Right') return made
      const { issues, cause } = made.left
      return left({
        _tag: 'MessageError' as const,
        reason: 'refused' as const,
        sent: 'no' as const,
        detail: issues.map(({ path, expected }) => `${path}: expected ${expected}`).join('; '),
        ...(cause === undefined ? {} : { cause }),
      })
    }, 'credentials')
    if (signed._tag === 'Left') return signed
    return right({
      flag,
      ...signed.right,
      sdk: 'paifang',
      ...(given.right === undefined ? {} : { token: given.right }),
      ...(minorGroup === undefined ? {} : { minor_group: minorGroup }),
      ...(filter === undefined ? {} : { filter_exp: filter }),
    })
  }
}
