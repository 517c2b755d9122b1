import type { AnyOperation, CallHooks, Client } from '@paifang/gateway'
import type { Transport } from '@paifang/transport'
import type { Flags } from '../Command'
import type { Context } from '../Context'
import { secretOf, valueOf } from '../credentials/secretOf'
import { accountOf } from '../operations/accountOf'
import { UsageError } from '../UsageError'

export type ErasedClient = Client<string>

const missing = (variable: string): UsageError =>
  new UsageError({
    en: `no credentials: set ${variable}, use --key / --secret-env / --secret-file, or run "paifang login"`,
    zh: `缺少凭证：请设置 ${variable},或使用 --key / --secret-env / --secret-file,或执行 "paifang login"`,
  })

/** A client of the operation's gateway from flags, environment and profile. Throws UsageError for options it refuses. */
export const clientFor = async (
  { gateway }: AnyOperation,
  flags: Flags,
  context: Context,
  more: CallHooks & { readonly transport?: Transport },
): Promise<ErasedClient> => {
  const { url, keyName, secretName } = accountOf(
    gateway === 'opretail' ? 'opretail' : 'top',
    flags['endpoint'],
  )
  const key = await valueOf(flags['key'], keyName, context)
  const secret = await secretOf(flags, secretName, context)
  if (!key) throw missing(keyName)
  if (!secret) throw missing(secretName)
  const named = flags['signMethod']
  try {
    if (gateway === 'opretail') {
      const { createOpretailClient } =
        require('@paifang/gateway-opretail') as typeof import('@paifang/gateway-opretail')
      const token = await valueOf(flags['session'], 'OPRETAIL_TOKEN', context)
      const client = createOpretailClient({
        accessKey: key,
        accessSecret: secret,
        applicationId: (await valueOf(flags['aid'], 'OPRETAIL_APPLICATION_ID', context)) ?? 'S107',
        endpoint: url,
        ...(token === undefined ? {} : { session: token }),
        ...(typeof named === 'string' ? { signMethod: named as 'md5' } : {}),
        ...more,
      })
      return client as unknown as ErasedClient
    }
    const { createTopClient } = require('@paifang/gateway-top') as typeof import('@paifang/gateway-top')
    const session = await valueOf(flags['session'], 'TOP_SESSION', context)
    const client = createTopClient({
      appKey: key,
      appSecret: secret,
      endpoint: url,
      ...(session === undefined ? {} : { session }),
      ...(typeof named === 'string' ? { signMethod: named as 'md5' } : {}),
      ...more,
    })
    return client as unknown as ErasedClient
  } catch (error) {
    // Clients refuse impossible options where they are made; their messages name the option and hold no secret.
    if (error instanceof TypeError) throw new UsageError({ en: error.message, zh: error.message })
    throw error
  }
}
