import type { OpretailCode } from './OpretailCode'

/** The remaining public parameters. @see opretail public return codes, doc 743 */
export const parameterCodes: ReadonlyArray<OpretailCode> = [
  {
    code: '8',
    name: 'METHOD_NOTNULL',
    kind: 'parameters',
    retryable: false,
    meaning: { en: '_mt is empty', zh: '_mt 为空' },
    advice: { en: 'Give the operation its method name.', zh: '请填写接口的方法名。' },
  },
  {
    code: '9',
    name: 'METHOD_NOTEXIST_CODE',
    kind: 'method',
    retryable: false,
    meaning: { en: 'no such _mt in this _version', zh: '_mt 与 _version 对应的接口不存在或未注册' },
    advice: {
      en: 'Compare method and version with the document (case matters), and check that the application has this API ticked in the console.',
      zh: '请对照文档核对方法名与版本号（区分大小写），并确认控制台已为该应用勾选此接口。',
    },
  },
  {
    code: '10',
    name: 'REQUESTMODE_NOTNULL',
    kind: 'parameters',
    retryable: false,
    meaning: { en: '_requestMode is empty', zh: '_requestMode 为空' },
    advice: {
      en: 'Something between this client and the gateway removed _requestMode: look at proxies and interceptors.',
      zh: '_requestMode 在客户端与网关之间丢失，请检查代理与拦截器。',
    },
  },
  {
    code: '13',
    name: 'VERSION_NOTNULL',
    kind: 'parameters',
    retryable: false,
    meaning: { en: '_version is empty', zh: '_version 为空' },
    advice: {
      en: 'Give the operation the version its document names, e.g. v1.',
      zh: '请填写文档所示的版本号，例如 v1。',
    },
  },
  {
    code: '14',
    name: 'TIMESTAMP_NOTNULL',
    kind: 'parameters',
    retryable: false,
    meaning: { en: '_timestamp is empty', zh: '_timestamp 为空' },
    advice: {
      en: 'Something between this client and the gateway removed _timestamp: look at proxies and interceptors.',
      zh: '_timestamp 在客户端与网关之间丢失，请检查代理与拦截器。',
    },
  },
  {
    code: '15',
    name: 'TIMESTAMP_FORMAT_ERROR',
    kind: 'parameters',
    retryable: false,
    meaning: { en: '_timestamp is not yyyyMMddHHmmss', zh: '_timestamp 格式错误,应为 yyyyMMddHHmmss' },
    advice: {
      en: 'The clock option must give epoch milliseconds of a year between 1 and 9999.',
      zh: 'clock 选项必须返回毫秒时间戳，且年份在 1 至 9999 之间。',
    },
  },
  {
    code: '17',
    name: 'FORMAT_TYPE_NOTEXIST',
    kind: 'parameters',
    retryable: false,
    meaning: { en: '_format names no known format', zh: '_format 格式类型不存在' },
    advice: {
      en: 'Leave the format option out, or set it to json.',
      zh: '请不要设置 format 选项，或将其设为 json。',
    },
  },
]
