import type { Run } from '../Command'
import { readRequest, refuseUnsigned, uncertain } from './readRequest'

export const verify: Run = async (_args, flags, context) => {
  const signed = await readRequest(flags, context)
  refuseUnsigned(signed)
  const { gateway, request, right, exact } = signed
  if (!right && !exact) throw uncertain()
  if (context.json) context.print(JSON.stringify({ gateway: gateway.name, method: request.method, right }))
  else if (right) context.print(context.lang === 'zh' ? '签名正确' : 'the signature is right')
  else
    context.print(
      context.lang === 'zh'
        ? '签名错误；用 "paifang explain" 查看原因'
        : 'the signature is wrong; "paifang explain" says why',
    )
  return right ? 0 : 1
}
