import type { Run } from '../Command'
import { UsageError } from '../UsageError'
import { readRequest } from './readRequest'
import { signerOf } from './signerOf'

export const sign: Run = async (_args, flags, context) => {
  const request = await readRequest(flags, context)
  const signer = signerOf(request)
  for (const warning of signer.secretWarnings(request.secret)) context.notice(warning[context.lang])
  const issues = signer.checkParams(request.params)
  if (issues.length > 0) {
    const text = issues.map(({ path, expected }) => `${path}: ${expected}`).join('\n')
    throw new UsageError({ en: text, zh: text })
  }
  const { gateway, params, secret, method, body } = request
  const signature = signer.sign({ params, secret, method: method as 'md5', body })
  context.print(context.json ? JSON.stringify({ gateway, method, signature }) : signature)
  return 0
}
