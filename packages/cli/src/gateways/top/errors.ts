import { findSubCode, topErrors, topSubCodes } from '@paifang/gateway-top'
import type { ErrorEntry, ErrorTable } from '../ErrorTable'

/** @see TOP 7.6: callbacks and SPI; Qimen 6: what to answer */
const inboundAnswers: ReadonlyArray<ErrorEntry> = [
  {
    code: 'sign-check-failure',
    name: 'Illegal request',
    kind: 'signature',
    retryable: false,
    inbound: true,
    advice: {
      en: 'A service that TOP or Qimen calls answers so to a call that it cannot prove (sub_code, with sub_message "Illegal request"): signature, clock or a repeat. The platform tests for exactly this before it publishes an API. For right calls too: check the secret of the application that is called, and that no body parser runs before; paifang check-inbound URL --gateway top (or qimen) tests it.',
      zh: 'TOP 或奇门调用你的服务时，服务对无法验证的请求（签名、时间或重复）如此应答（sub_code，sub_message 为 "Illegal request"）；平台发布 API 前正是检查这一应答。正确的请求也被如此拒绝时：请检查被调用应用的密钥，并确认没有解析器先取走请求体；可用 paifang check-inbound URL --gateway top（或 qimen）检查。',
    },
  },
]

export const errors: ErrorTable = {
  entries: [
    ...topErrors,
    ...topSubCodes.map(({ pattern, ...entry }) => ({ ...entry, code: pattern, name: '' })),
    ...inboundAnswers,
  ],
  familyOf: (code) => findSubCode(code)?.pattern,
}
