import type { HttpRequest, Transport } from '@paifang/transport'

/** A transport that keeps the request and sends nothing. */
export const capturing = (): {
  readonly transport: Transport
  readonly seen: () => HttpRequest | undefined
} => {
  let request: HttpRequest | undefined
  return {
    transport: (given) => () => {
      request = given
      return Promise.resolve({
        _tag: 'Left',
        left: { _tag: 'TransportError', reason: 'request', sent: 'no', message: 'nothing was sent' },
      })
    },
    seen: () => request,
  }
}
