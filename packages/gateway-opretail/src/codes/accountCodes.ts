import type { OpretailCode } from './OpretailCode'

/** The access key and the application id. @see opretail public return codes, doc 743 */
export const accountCodes: ReadonlyArray<OpretailCode> = [
  {
    code: '1',
    name: 'KEY_NOTNULL',
    kind: 'credentials',
    retryable: false,
    meaning: { en: '_akey is empty', zh: '_akey 为空' },
    advice: {
      en: 'Pass the access key of your application as accessKey.',
      zh: '请在 accessKey 中填写应用的 AccessKey。',
    },
  },
  {
    code: '2',
    name: 'KEY_UNLAWFUL',
    kind: 'credentials',
    retryable: false,
    meaning: { en: '_akey is not a valid key', zh: '_akey 不合法' },
    advice: {
      en: 'Compare accessKey with the developer console, and check that this endpoint is the one it was issued for.',
      zh: '请与开发者控制台核对 accessKey，并确认当前 endpoint 就是签发它的环境。',
    },
  },
  {
    code: '3',
    name: 'KEY_HAS_EXPIRED',
    kind: 'credentials',
    retryable: false,
    meaning: { en: '_akey has expired', zh: '_akey 已过期' },
    advice: {
      en: 'Renew the service, or ask the platform administrator for a new key.',
      zh: '请续费，或联系平台管理员更换密钥。',
    },
  },
  {
    code: '11',
    name: 'APPLICATIONID_NOTNULL',
    kind: 'credentials',
    retryable: false,
    meaning: { en: '_aid is empty', zh: '_aid 为空' },
    advice: {
      en: 'Pass applicationId; the documentation says S107, applications on /cloud.api often have their own DC-… id.',
      zh: '请填写 applicationId：文档写为 S107；使用 /cloud.api 的应用通常有自己的 DC-… 编号。',
    },
  },
  {
    code: '12',
    name: 'APPLICATIONID_NOTSAME',
    kind: 'credentials',
    retryable: false,
    meaning: { en: '_aid does not belong to this _akey', zh: '_aid 与当前 _akey 不对应' },
    advice: {
      en: 'Application id and access key go in pairs. S107 is the documented default; applications on /cloud.api often have their own DC-… id: copy it from the developer console into applicationId.',
      zh: 'applicationId 与 accessKey 必须一一对应。文档默认值为 S107；使用 /cloud.api 的应用通常有自己的 DC-… 编号，请从开发者控制台复制到 applicationId。',
    },
  },
]
