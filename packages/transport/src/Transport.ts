import type { AsyncResult, TransportError } from '@paifang/result'
import type { HttpRequest } from './HttpRequest'
import type { HttpResponse } from './HttpResponse'

/** One HTTP exchange: bytes in, bytes out. Starts when the returned function is called; never rejects. */
export type Transport = (request: HttpRequest) => AsyncResult<TransportError, HttpResponse>
