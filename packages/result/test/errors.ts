import {
  businessError,
  outputError,
  type CallError,
  type GatewayError,
  type InputError,
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
