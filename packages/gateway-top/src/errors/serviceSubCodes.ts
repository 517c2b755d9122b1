import type { TopSubCode } from './TopError'

const passing = {
  kind: 'unavailable',
  retryable: true,
  advice: {
    en: "Trouble on Alibaba's side that passes: try again after a while.",
    zh: '阿里侧服务暂时异常，请稍后重试。',
  },
} as const
const lasting = {
  kind: 'unavailable',
  retryable: false,
  advice: {
    en: "A defect or a business outcome on Alibaba's side: a repeat is not worth while; report it with the request id.",
    zh: '阿里侧缺陷或业务结果，重试无益，请携带 request id 反馈。',
  },
} as const

const these = (
  patterns: ReadonlyArray<string>,
  said: Omit<TopSubCode, 'pattern'>,
): ReadonlyArray<TopSubCode> => patterns.map((pattern) => ({ pattern, ...said }))

/** `isp.`: the service provider's side. Official clients repeat all of them; the pages say that only these pass. */
export const serviceSubCodes: ReadonlyArray<TopSubCode> = [
  ...these(
    [
      'isp.*service-unavailable',
      'isp.remote-service-error',
      'isp.remote-service-timeout',
      'isp.remote-connection-error',
      'isp.top-remote-connection-timeout*',
      'isp.top-remote-connection-error',
      'isp.unknown-error',
      'isp.system-busy',
    ],
    passing,
  ),
  ...these(['isp.*'], lasting),
]
