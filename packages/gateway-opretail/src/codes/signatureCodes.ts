import type { OpretailCode } from './OpretailCode'

/** The signature and its method. @see opretail public return codes, doc 743 */
export const signatureCodes: ReadonlyArray<OpretailCode> = [
  {
    code: '4',
    name: 'SIGN_METHOD_NOTNULL',
    kind: 'signature',
    retryable: false,
    meaning: { en: '_sm is empty', zh: '_sm 为空' },
    advice: {
      en: 'Something between this client and the gateway removed _sm: look at proxies and interceptors.',
      zh: '_sm 在客户端与网关之间丢失，请检查代理与拦截器。',
    },
  },
  {
    code: '5',
    name: 'SIGN_TYPE_NOTEXIST',
    kind: 'signature',
    retryable: false,
    meaning: { en: '_sm names no sign method the gateway knows', zh: '_sm 签名方式不存在' },
    advice: {
      en: 'The gateway documents md5 and sha1 only: set signMethod to one of them.',
      zh: '网关文档只支持 md5 与 sha1，请将 signMethod 改为其中之一。',
    },
  },
  {
    code: '6',
    name: 'SIGN_NOTNULL',
    kind: 'signature',
    retryable: false,
    meaning: { en: '_sig is empty', zh: '_sig 为空' },
    advice: {
      en: 'Something between this client and the gateway removed _sig: look at proxies and interceptors.',
      zh: '_sig 在客户端与网关之间丢失，请检查代理与拦截器。',
    },
  },
  {
    code: '7',
    name: 'SIGN_WRONG',
    kind: 'signature',
    retryable: false,
    meaning: { en: 'the signature does not match', zh: '签名无效' },
    advice: {
      en: 'Check that accessSecret belongs to accessKey and has no spaces around it; explain() of @paifang/signer-opretail names the difference.',
      zh: '请确认 accessSecret 与 accessKey 配对且首尾没有空格；@paifang/signer-opretail 的 explain() 可指出差异。',
    },
  },
]
