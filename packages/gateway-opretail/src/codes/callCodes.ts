import type { OpretailCode } from './OpretailCode'

/** Success, the clock, duplicates and failures of the platform. @see opretail public return codes, doc 743 */
export const callCodes: ReadonlyArray<OpretailCode> = [
  {
    code: '0',
    name: 'SUCCESS',
    kind: 'success',
    retryable: false,
    meaning: { en: 'success', zh: '调用成功' },
    advice: { en: 'Nothing to do.', zh: '无需处理。' },
  },
  {
    code: '16',
    name: 'TIMESTAMP_OVERTIME',
    kind: 'clock',
    retryable: true,
    meaning: { en: '_timestamp has expired', zh: '_timestamp 已过期' },
    advice: {
      en: 'Set this machine’s clock; if it is right, the gateway expects another zone: see utcOffsetMinutes.',
      zh: '请校准本机时钟；若时钟无误，则网关使用其他时区，参见 utcOffsetMinutes 选项。',
    },
  },
  {
    code: '-100',
    name: 'API_CALL_REPEAT',
    kind: 'duplicate',
    retryable: true,
    meaning: { en: 'the same call was made twice', zh: '接口重复调用' },
    advice: {
      en: 'Read back whether the first call took effect before writing again; a read may be called again after a pause.',
      zh: '写操作请先查询首次调用是否已生效，再决定是否重发；查询操作可稍后重新调用。',
    },
  },
  {
    code: '-500',
    name: 'API_SYSTEM_CALL_ERROR',
    kind: 'unavailable',
    retryable: true,
    meaning: { en: 'the platform failed while calling the API', zh: '接口调用失败,系统异常' },
    advice: {
      en: 'Call again later; for a write, read back first whether it took effect.',
      zh: '请稍后重试；若为写操作，请先确认是否已生效。',
    },
  },
  {
    code: '-999',
    name: 'UNKNOWN_ERROR',
    kind: 'unavailable',
    retryable: true,
    meaning: { en: 'the open platform failed', zh: '开放平台系统异常' },
    advice: {
      en: 'Make the request again; for a write, read back first whether it took effect.',
      zh: '请重新发起请求；若为写操作，请先确认是否已生效。',
    },
  },
]
