import { describe } from '@paifang/result'
import { clientFor } from '../call/clientFor'
import { untyped } from '../call/operationNamed'
import type { Flags } from '../Command'
import type { Context } from '../Context'
import type { GatewayModule } from '../gateways/GatewayModule'
import { doubt, fine, problem, type Finding } from './Finding'

/** What is refused for the one who signed, not for what was asked. */
const ofTheSigner: ReadonlyArray<string> = ['signature', 'credentials']

const ownCall = {
  en: 'make a read of your own: paifang call METHOD',
  zh: '请自行调用一个只读接口：paifang call METHOD',
}

/**
 * Whether key and secret are right: a secret of the right length looks like any other, and only a call proves it. With
 * `--call` the gateway's harmless one is made.
 */
export const checkProof = async (
  gateway: GatewayModule,
  flags: Flags,
  context: Context,
): Promise<Finding> => {
  const { name, probe } = gateway
  const unproven = {
    en: 'nobody has tried key and secret: a wrong secret looks like a right one until a call is made',
    zh: '尚未验证 key 与 secret：错误的 secret 从外观上看不出来，只有调用才能证明',
  }
  if (probe === undefined)
    return doubt('proof', unproven, {
      en: `no harmless call of ${name} is documented: ${ownCall.en}`,
      zh: `${name} 没有文档记载的无副作用接口：${ownCall.zh}`,
    })
  const { method, input, version } = probe
  if (flags['call'] !== true)
    return doubt('proof', unproven, {
      en: `paifang doctor --gateway ${name} --call calls ${method}, which changes nothing`,
      zh: `paifang doctor --gateway ${name} --call 会调用 ${method}，不改变任何数据`,
    })
  const client = await clientFor(gateway, flags, context, {})
  const operation = {
    ...untyped(name, method),
    ...(version === undefined ? {} : { version }),
    session: 'none',
    idempotent: true,
  } as const
  const result = await client.call(operation, input, { signal: context.signal })()
  await client.close()
  if (result._tag === 'Right' || result.left._tag === 'BusinessError')
    return fine(
      'proof',
      `${method} was answered: key and secret are right`,
      `${method} 已应答：key 与 secret 正确`,
    )
  const error = result.left
  const text = { en: describe(error, 'en'), zh: describe(error, 'zh') }
  return error._tag === 'GatewayError' && ofTheSigner.includes(error.kind)
    ? problem('proof', text, {
        en: 'correct the key or the secret: "paifang explain" says what was signed otherwise',
        zh: '请更正 key 或 secret：paifang explain 可指出签名的差异',
      })
    : doubt('proof', { en: `not proven: ${text.en}`, zh: `未能验证：${text.zh}` }, ownCall)
}
