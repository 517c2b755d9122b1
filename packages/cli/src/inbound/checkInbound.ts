import { checkInbound as check, type Verdict } from '@paifang/emulator'
import type { Run } from '../Command'
import type { Context } from '../Context'
import { gatewayNamed, usualGateway } from '../gateways/gatewayNamed'
import type { GatewayModule } from '../gateways/GatewayModule'
import { calledService } from './calledService'
import { verdictLines } from './verdictLines'

const isXml = (contentType: string): boolean => /\bxml\b/i.test(contentType)

/** The gateway that speaks nothing but XML, where a service answers everything in XML, whatever it was sent. */
const answersAs = (
  verdicts: ReadonlyArray<Verdict>,
  { name }: GatewayModule,
  { gateways }: Context,
): string | undefined => {
  const answers = verdicts.filter(({ form }) => form !== 'xml').flatMap((verdict) => verdict.answers)
  if (answers.length === 0 || !answers.every(({ contentType }) => isXml(contentType))) return undefined
  return gateways.find(
    (other) =>
      other.name !== name && other.emulation().caller?.forms.every((form) => form === 'xml') === true,
  )?.name
}

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
  if (flags['gateway'] === undefined) {
    const other = answersAs(verdicts, gateway, context)
    context.notice(
      context.lang === 'zh'
        ? `按 ${gateway.name} 的服务检查；${other === undefined ? '其他网关请加 --gateway' : `但应答像 ${other} 的服务：请加 --gateway ${other}`}`
        : `checked as a service of ${gateway.name}${other === undefined ? ': say --gateway for one of another' : `, but it answers as one of ${other}: say --gateway ${other}`}`,
    )
  }
  if (secret === undefined)
    context.notice(
      context.lang === 'zh'
        ? '未提供密钥：只检查了签名错误的请求'
        : 'no secret is set: only what a wrong signature gets was checked',
    )
  return verdicts.every(({ passed }) => passed) ? 0 : 1
}
