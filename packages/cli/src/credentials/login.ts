import type { Run } from '../Command'
import { fieldOf } from '../gateways/account'
import { gatewayNamed, usualGateway } from '../gateways/gatewayNamed'
import { UsageError } from '../UsageError'
import { writeProfile } from './profile'
import { secretOf } from './secretOf'

/** The secret comes from a file, a variable, or a pipe: never from an argument, and it is not echoed. */
export const login: Run = async (_args, flags, context) => {
  const gateway = gatewayNamed(flags, context) ?? usualGateway(context)
  const { variable: keyName } = fieldOf(gateway, 'key')
  const { variable: secretName } = fieldOf(gateway, 'secret')
  const { key } = flags
  if (typeof key !== 'string')
    throw new UsageError({ en: 'name the app with --key', zh: '请用 --key 指定应用' })
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
  const path = await writeProfile(context.env, { [keyName]: key, [secretName]: secret })
  if (context.json) context.print(JSON.stringify({ path }))
  else
    context.print(
      context.lang === 'zh' ? `已写入 ${path}(仅本人可读)` : `wrote ${path}, readable by you only`,
    )
  return 0
}
