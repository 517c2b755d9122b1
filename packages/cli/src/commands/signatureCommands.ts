import type { Command } from '../Command'
import { credentialFlags, gatewayFlag, requestFlags, signMethodFlag } from './flags'

const flags: Command['flags'] = (gateways) => [
  ...requestFlags,
  gatewayFlag(gateways),
  signMethodFlag(gateways),
  ...credentialFlags(gateways),
]

export const signCommand: Command = {
  usage: 'sign',
  text: { en: 'the signature of a request', zh: '计算请求的签名' },
  flags,
  example: 'paifang sign --secret-env TOP_APP_SECRET --param method=taobao.time.get --param v=2.0',
  load: () => (require('../signature/sign') as typeof import('../signature/sign')).sign,
}

export const verifyCommand: Command = {
  usage: 'verify',
  text: { en: "whether a request's signature is right", zh: '验证请求的签名是否正确' },
  flags,
  example: 'pbpaste | paifang verify --secret-env TOP_APP_SECRET',
  load: () => (require('../signature/verify') as typeof import('../signature/verify')).verify,
}

export const explainCommand: Command = {
  usage: 'explain',
  text: {
    en: 'why a signature is wrong: the single difference that makes it right',
    zh: '解释签名为何错误：找出唯一的差异',
  },
  flags,
  example: 'paifang explain --secret-env TOP_APP_SECRET --from request.curl',
  load: () => (require('../signature/explain') as typeof import('../signature/explain')).explain,
}
