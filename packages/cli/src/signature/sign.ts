import type { Run } from '../Command'
import { UsageError } from '../UsageError'
import { readRequest, refuseUnknownMethod } from './readRequest'

export const sign: Run = async (_args, flags, context) => {
  const signed = await readRequest(flags, context)
  refuseUnknownMethod(signed)
  const { gateway, request } = signed
  const signer = gateway.signer()
  for (const warning of signer.secretWarnings(request.secret)) context.notice(warning[context.lang])
  const issues = signer.checkParams(request.params)
  if (issues.length > 0) {
    const text = issues.map(({ path, expected }) => `${path}: ${expected}`).join('\n')
    throw new UsageError({ en: text, zh: text })
  }
  const signature = signer.sign(request)
  const { method } = request
  context.print(context.json ? JSON.stringify({ gateway: gateway.name, method, signature }) : signature)
  return 0
}
