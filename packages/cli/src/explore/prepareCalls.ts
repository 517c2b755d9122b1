import { createHash, randomBytes } from 'node:crypto'
import { list, struct, text } from '@paifang/contract'
import type { Called, Prepared, Wrong } from '@paifang/explorer/contract'
import { productionOf, writes } from '../call/allowWrite'
import type { Text } from '../Command'
import type { Context } from '../Context'
import { shownUrl } from '../gateways/endpoint'
import type { GatewayModule } from '../gateways/GatewayModule'
import type { InstalledOperation } from '../operations/installedOperations'
import { UsageError } from '../UsageError'
import { checkCall, sendCall, type InputGiven } from './calls'
import { FileSent } from './filesIn'
import type { Target, TargetAccount } from './Target'

/** What is handed in to send a prepared call: its input once more, and the word that was asked for. */
export interface Confirmed extends InputGiven {
  readonly typed?: string
}

export const Confirmed = struct<Confirmed>('Confirmed', {
  required: { input: text },
  optional: { typed: text, files: list(FileSent) },
})

/** It is not what was prepared, or not any more: nothing was sent. */
export interface Conflict {
  readonly conflict: Text
}

interface Waiting {
  readonly found: InstalledOperation
  readonly gateway: GatewayModule
  readonly input: string
  readonly account: string
  readonly needs: Prepared['needs']
  readonly word: string
  readonly until: number
}

export interface PreparedCalls {
  /** @throws UsageError where credentials are missing or the profile denies it */
  readonly prepare: (
    found: InstalledOperation,
    given: InputGiven,
    gateway: GatewayModule,
  ) => Promise<Prepared | Wrong>
  readonly send: (id: string, confirmed: Confirmed, signal: AbortSignal) => Promise<Called | Conflict>
}

const forMs = 60_000
const mostWaiting = 100

/** Endpoint and credentials, so that a change of either is noticed and neither is kept. */
const fingerprint = ({ endpoint, fields }: TargetAccount): string =>
  createHash('sha256')
    .update(JSON.stringify([endpoint, Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('hex')

const lastOf = (method: string): string => method.split('.').at(-1) ?? method

/** The end of the application's key: enough to know it again. */
const keyOf = ({ accountFields }: GatewayModule, fields: TargetAccount['fields']): string => {
  const { option = '' } = accountFields.find(({ flag }) => flag === 'key') ?? {}
  const key = fields[option] ?? ''
  return key.length > 6 ? `…${key.slice(-4)}` : '…'
}

/**
 * The guard of real endpoints, in two steps: a call is prepared, shown, and sent once, within a minute, with the same input, to the
 * same place, with the same credentials, and a write to production only with the last word of its method.
 */
export const prepareCalls = (
  context: Context,
  target: Target,
  now: () => number = () => performance.now(),
): PreparedCalls => {
  const waiting = new Map<string, Waiting>()
  const forgetOld = (): void => {
    for (const [id, { until }] of waiting)
      if (until <= now() || waiting.size >= mostWaiting) waiting.delete(id)
  }
  return {
    prepare: async (found, given, gateway) => {
      const { input } = given
      const { operation } = found
      const { method } = operation
      const account = await target.account(gateway)
      const { endpoint, production, from, fields } = account
      const mayWrite = writes(operation)
      if (production && mayWrite && (await productionOf(context)) === 'deny')
        throw new UsageError({
          en: `the profile denies writes to production, and ${method} may write`,
          zh: `配置禁止写入生产环境，而 ${method} 可能写入`,
        })
      const checked = await checkCall(found, given, gateway, target)
      if ('issues' in checked) return checked
      forgetOld()
      const needs = !production ? 'none' : mayWrite ? 'type' : 'confirm'
      const id = randomBytes(16).toString('base64url')
      const word = lastOf(method)
      const until = now() + forMs
      waiting.set(id, { found, gateway, input, account: fingerprint(account), needs, word, until })
      return {
        ...checked,
        id,
        forMs,
        endpoint: shownUrl(endpoint),
        from,
        production,
        key: keyOf(gateway, fields),
        writes: mayWrite,
        needs,
        word,
      }
    },
    send: async (id, confirmed, signal) => {
      const { input, typed = '' } = confirmed
      const call = waiting.get(id)
      // Whatever is wrong with it now: it is prepared anew, not tried again.
      waiting.delete(id)
      if (call === undefined || call.until <= now())
        return {
          conflict: {
            en: 'nothing was sent: it was prepared too long ago, or sent already',
            zh: '未发送：准备已过期，或已发送过',
          },
        }
      if (call.input !== input)
        return {
          conflict: {
            en: 'nothing was sent: the input is not the one that was shown',
            zh: '未发送：入参与确认时不同',
          },
        }
      if (call.needs !== 'none' && typed.trim() !== call.word)
        return {
          conflict: {
            en: `nothing was sent: expected the word ${call.word}`,
            zh: `未发送：需要输入 ${call.word}`,
          },
        }
      if (fingerprint(await target.account(call.gateway)) !== call.account)
        return {
          conflict: {
            en: 'nothing was sent: endpoint or credentials have changed since',
            zh: '未发送：端点或凭证已改变',
          },
        }
      // Files are the same, too: the input holds their digests.
      return sendCall(call.found, confirmed, call.gateway, target, signal)
    },
  }
}
