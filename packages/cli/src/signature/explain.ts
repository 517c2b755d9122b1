import type { Run } from '../Command'
import { UsageError } from '../UsageError'
import { readRequest } from './readRequest'

/** `paifang explain`: exit code 0 when the signature is right or its mistake was found. */
export const explain: Run = async (_args, flags, context) => {
  const { gateway, request } = await readRequest(flags, context)
  if (request.signature === '')
    throw new UsageError({
      en: 'the request holds no signature (sign, _sig): nothing to explain',
      zh: '请求中没有签名(sign、_sig),无法解释',
    })
  const explained = gateway.signer().explain(request)
  if (context.json) context.print(JSON.stringify(explained))
  else {
    const { lang } = context
    context.print(explained[lang])
    for (const difference of explained.differences)
      context.print(
        `  ${difference.name}${difference.field === undefined ? '' : ` (${difference.field})`}: ${difference[lang]}`,
      )
    context.print(
      `\n${lang === 'zh' ? '网关计算的签名原文' : 'what the gateway hashes'}:\n  ${explained.stringToSign}`,
    )
    context.print(`  ${explained.formula}`)
  }
  return explained.matched ? 0 : 1
}
