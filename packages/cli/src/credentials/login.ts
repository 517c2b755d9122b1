import type { Flags, Run } from '../Command'
import { fieldOf } from '../gateways/account'
import { gatewayNamed, usualGateway } from '../gateways/gatewayNamed'
import type { GatewayModule } from '../gateways/GatewayModule'
import { UsageError } from '../UsageError'
import { writeProfile } from './profile'
import { secretOf } from './secretOf'

/** What a profile keeps beside key and secret. */
const besides = (
  { accountFields, endpointVariable }: GatewayModule,
  flags: Flags,
): Record<string, string> => {
  const kept: Record<string, string> = {}
  const { endpoint, production } = flags
  if (typeof endpoint === 'string') {
    if (URL.canParse(endpoint) && new URL(endpoint).username + new URL(endpoint).password !== '')
      throw new UsageError({
        en: '--endpoint is a URL without user name and password',
        zh: '--endpoint 不能含用户名或密码',
      })
    kept[endpointVariable] = endpoint
  }
  if (production !== undefined) {
    if (production !== 'ask' && production !== 'allow' && production !== 'deny')
      throw new UsageError({
        en: '--production is ask, allow or deny',
        zh: '--production 应为 ask、allow 或 deny',
      })
    kept['production'] = production
  }
  for (const { flag, variable } of accountFields) {
    const value = flags[flag]
    if (flag !== 'secret' && typeof value === 'string') kept[variable] = value
  }
  return kept
}

/** The secret comes from a file, a variable, or a pipe: never from an argument, and it is not echoed. */
export const login: Run = async (_args, flags, context) => {
  const gateway = gatewayNamed(flags, context) ?? usualGateway(context)
  const { variable: secretName } = fieldOf(gateway, 'secret')
  if (typeof flags['key'] !== 'string')
    throw new UsageError({ en: 'name the app with --key', zh: '请用 --key 指定应用' })
  const kept = besides(gateway, flags)
  const named = flags['secretFile'] !== undefined || flags['secretEnv'] !== undefined
  const secret = named
    ? await secretOf(flags, secretName, context)
    : (await context.readStdin()).replace(/\r?\n$/, '')
  if (!secret)
    throw new UsageError({
      en: 'no secret: use --secret-file, --secret-env, or pipe it in',
      zh: '没有密钥：请使用 --secret-file、--secret-env 或管道输入',
    })
  for (const warning of gateway.signer().secretWarnings(secret)) context.notice(warning[context.lang])
  const path = await writeProfile(context, { ...kept, [secretName]: secret })
  if (context.json) context.print(JSON.stringify({ path, profile: context.profile }))
  else
    context.print(
      context.lang === 'zh' ? `已写入 ${path}（仅本人可读）` : `wrote ${path}, readable by you only`,
    )
  return 0
}
