export type { Transport } from './Transport'
export type { HttpBody, HttpRequest } from './HttpRequest'
export type { HttpResponse } from './HttpResponse'
