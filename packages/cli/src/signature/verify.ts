import type { Run } from '../Command'
import { readRequest } from './readRequest'
import { signerOf } from './signerOf'

export const verify: Run = async (_args, flags, context) => {
  const request = await readRequest(flags, context)
  const { params, secret, method, body, signature, gateway } = request
  const right = signerOf(request).verify({ params, secret, method: method as 'md5', body, signature })
  if (context.json) context.print(JSON.stringify({ gateway, method, right }))
  else if (right) context.print(context.lang === 'zh' ? '签名正确' : 'the signature is right')
  else
    context.print(
      context.lang === 'zh'
        ? '签名错误；用 "paifang explain" 查看原因'
        : 'the signature is wrong; "paifang explain" says why',
    )
  return right ? 0 : 1
}
