import type { CallError, Result } from '@paifang/result'

const statusOfError = (error: CallError): string => {
  switch (error._tag) {
    case 'InputError':
      return `InputError ${error.issues.map(({ path }) => path).join(', ')}`
    case 'TransportError':
      return `TransportError ${error.reason}`
    case 'ProtocolError':
      return `ProtocolError ${error.reason}`
    case 'GatewayError':
      return `GatewayError ${error.kind} ${error.code}`
    case 'BusinessError':
      return `BusinessError ${error.rawCode}${error.retryable ? ', may be retried' : ''}`
    case 'OutputError':
      return 'OutputError'
  }
}

/** How a call ended, in a few words that a table can hold and a test can compare. */
export const statusOf = (result: Result<CallError, unknown>): string =>
  result._tag === 'Right' ? 'ok' : statusOfError(result.left)
