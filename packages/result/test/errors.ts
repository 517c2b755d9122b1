import {
  businessError,
  outputError,
  type CallError,
  type CryptoError,
  type DownloadError,
  type GatewayError,
  type InboundError,
  type InputError,
  type JobError,
  type LimitError,
  type MessageError,
  type PageError,
  type ProtocolError,
  type TransportError,
} from '@paifang/result'

export const inputError: InputError = {
  _tag: 'InputError',
  method: 'taobao.trade.get',
  subject: 'input',
  issues: [
    { path: 'request.rows[0].mobile', expected: 'text' },
    { path: '', expected: 'object' },
  ],
}

export const transportError: TransportError = {
  _tag: 'TransportError',
  method: 'taobao.trade.get',
  reason: 'reset',
  sent: 'maybe',
  code: 'ECONNRESET',
  message: 'socket hang up',
}

export const protocolError: ProtocolError = {
  _tag: 'ProtocolError',
  method: 'taobao.trade.get',
  reason: 'status',
  status: 502,
  excerpt: '<html>',
}

export const gatewayError: GatewayError = {
  _tag: 'GatewayError',
  method: 'taobao.trade.get',
  gateway: 'top',
  kind: 'signature',
  code: '25',
  name: 'Invalid signature',
  subCode: 'isv.invalid-signature',
  message: 'Invalid\nsignature',
  requestId: 'r1',
  retryable: false,
  advice: { en: 'Check the app secret.', zh: '请检查 app secret。' },
}

export const business = businessError({
  method: 'taobao.trade.get',
  code: 'OUT_OF_STOCK',
  rawCode: 'OUT_OF_STOCK',
  message: 'no stock',
  requestId: 'r2',
  retryable: false,
  output: { mobile: '13800000000' },
})

export const output = outputError({
  method: 'taobao.trade.get',
  issues: [{ path: 'trade.tid', expected: 'id' }],
  requestId: 'r3',
  raw: { mobile: '13800000000' },
})

export const everyError: ReadonlyArray<CallError> = [
  inputError,
  transportError,
  protocolError,
  gatewayError,
  business,
  output,
]

const method = 'taobao.trade.get'

const page: Omit<PageError, 'reason'> = { _tag: 'PageError', method, page: '3', rows: 200, total: 900 }
const job: Omit<JobError, 'reason'> = {
  _tag: 'JobError',
  job: 'nightly',
  method,
  row: 7,
  error: gatewayError,
}
const limit: Omit<LimitError, 'reason'> = {
  _tag: 'LimitError',
  cause: { name: 'Error', message: 'ECONNREFUSED' },
}
const message: Omit<MessageError, 'reason'> = {
  _tag: 'MessageError',
  topic: 'taobao_trade_TradeCreate',
  id: '1',
}
const crypto: Omit<CryptoError, 'reason'> = { _tag: 'CryptoError', type: 'phone', version: '1' }
const download: Omit<DownloadError, 'reason'> = { _tag: 'DownloadError', status: 404, entry: '../x' }
const inbound: Omit<InboundError, 'reason'> = {
  _tag: 'InboundError',
  gateway: 'top',
  method,
  issues: [{ path: 'tid', expected: 'id' }],
}

/** One of each reason of what is built on calls. */
export const builtErrors: ReadonlyArray<
  PageError | JobError | LimitError | MessageError | CryptoError | InboundError | DownloadError
> = [
  ...(['truncated', 'not-advancing', 'rows-not-found'] as const).map((reason) => ({ ...page, reason })),
  ...(
    [
      'call',
      'everything-refused',
      'too-many-unknown',
      'source-changed',
      'secret',
      'locked',
      'format',
      'definition',
      'store',
      'source',
      'paused',
      'cancelled',
    ] as const
  ).map((reason) => ({ ...job, reason })),
  ...(['store', 'durability'] as const).map((reason) => ({ ...limit, reason })),
  ...(['refused', 'unreachable', 'closed', 'timeout', 'frame', 'handler', 'send'] as const).map((reason) => ({
    ...message,
    reason,
  })),
  ...(
    [
      'no-key',
      'session',
      'sub-account',
      'not-ciphertext',
      'corrupt',
      'plain',
      'unavailable',
      'no-receiver',
    ] as const
  ).map((reason) => ({ ...crypto, reason })),
  ...(
    [
      'options',
      'transport',
      'refused',
      'spent',
      'type',
      'too-large',
      'checksum',
      'exists',
      'entry',
      'corrupt',
      'disk',
    ] as const
  ).map((reason) => ({ ...download, reason })),
  ...(
    [
      'body',
      'charset',
      'signature',
      'clock',
      'replay',
      'source',
      'method',
      'input',
      'handler',
      'timeout',
      'busy',
      'unavailable',
    ] as const
  ).map((reason) => ({ ...inbound, reason })),
]
