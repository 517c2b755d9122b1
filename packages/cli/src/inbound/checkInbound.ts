import { checkInbound as check } from '@paifang/emulator'
import type { Run } from '../Command'
import { gatewayNamed, usualGateway } from '../gateways/gatewayNamed'
import { calledService } from './calledService'
import { verdictLines } from './verdictLines'

/** `paifang check-inbound`: exit code 1 when the platform would not publish the service. */
export const checkInbound: Run = async ([url], flags, context) => {
  const gateway = gatewayNamed(flags, context) ?? usualGateway(context)
  const { caller, to, app, secret } = await calledService(gateway, url, flags, context)
  const { method } = flags
  const verdicts = await check({
    ...{ gateway: gateway.name, caller, to, secret, nowMs: Date.now() },
    ...(typeof method === 'string' ? { method } : {}),
    ...(app === undefined ? {} : { app }),
  })
  if (context.json) context.print(JSON.stringify(verdicts))
  else for (const verdict of verdicts) context.print(verdictLines(verdict, context.lang).join('\n'))
  if (flags['gateway'] === undefined)
    context.notice(
      context.lang === 'zh'
        ? `按 ${gateway.name} 的服务检查；其他网关请加 --gateway`
        : `checked as a service of ${gateway.name}: say --gateway for one of another`,
    )
  if (secret === undefined)
    context.notice(
      context.lang === 'zh'
        ? '未提供密钥：只检查了签名错误的请求'
        : 'no secret is set: only what a wrong signature gets was checked',
    )
  return verdicts.every(({ passed }) => passed) ? 0 : 1
}
