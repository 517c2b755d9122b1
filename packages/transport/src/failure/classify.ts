import type { TransportError, TransportReason } from '@paifang/result'
import { transportError } from './transportError'

const reasons: ReadonlyArray<readonly [TransportReason, RegExp]> = [
  ['proxy', /^PROXY_/],
  ['dns', /^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|EREFUSED|ETIMEOUT)$/],
  [
    'connect',
    /^(ECONNREFUSED|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM|EMFILE|ENFILE|ETIMEDOUT)$/,
  ],
  [
    'tls',
    /^(ERR_TLS_|ERR_SSL_|ERR_OSSL|CERT_|UNABLE_TO_|EPROTO$|HOSTNAME_MISMATCH$)|SELF_SIGNED_CERT|_CERT_/,
  ],
  ['reset', /^(ECONNRESET|EPIPE|ECONNABORTED|HPE_INVALID_EOF_STATE|HPE_CLOSED_CONNECTION)$/],
  [
    'request',
    /^(UND_ERR_(INVALID_ARG|NOT_SUPPORTED|REQ_CONTENT_LENGTH_MISMATCH)|ERR_INVALID_\w+|ERR_HTTP_\w+|BODY)$/,
  ],
]

/** What the client library calls by a name of its own, in the system's words. */
const systemCodes: Readonly<Record<string, string>> = {
  UND_ERR_SOCKET: 'ECONNRESET',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'ECONNRESET',
  UND_ERR_CONNECT_TIMEOUT: 'ETIMEDOUT',
}

const sentences: Readonly<Record<string, string>> = {
  dns: 'the host name could not be resolved',
  connect: 'no connection could be opened',
  tls: 'the TLS connection was refused',
  reset: 'the connection was closed before the answer was complete',
  proxy: 'the proxy did not open a connection',
  request: 'the request cannot be written as HTTP',
  timeout: 'the connection went silent',
  unknown: 'the answer could not be read',
}

/**
 * Names a failure by its code. Messages are ours: those of libraries may quote a URL with its session.
 * @param sent whether bytes of the request may have left when it failed
 */
export function classify(failure: unknown, sent: 'no' | 'maybe'): TransportError {
  const raw = codeOf(failure)
  const code = systemCodes[raw] ?? raw
  const found = reasons.find(([, pattern]) => pattern.test(code))?.[0] ?? 'unknown'
  const reason = found === 'connect' && sent === 'maybe' ? 'timeout' : found
  const shown = code === '' || code.startsWith('UND_ERR') ? undefined : code
  return transportError(reason, sent, sentences[reason] ?? '', shown)
}

function codeOf(failure: unknown): string {
  if (typeof failure !== 'object' || failure === null) return ''
  if ('code' in failure && typeof failure.code === 'string') return failure.code
  // Several addresses were tried (happy eyeballs): the first failure speaks for all.
  if (failure instanceof AggregateError && failure.errors.length > 0) return codeOf(failure.errors[0])
  return ''
}
