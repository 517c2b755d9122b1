import type { HttpRequest } from '../HttpRequest'

/** What a request asks of connections that are ours: neither fetch nor an axios instance has a place for it. */
export function ownConnection({ address, receive }: HttpRequest): string | undefined {
  const wanted = address === undefined ? (receive === undefined ? undefined : 'receive') : 'address'
  return wanted === undefined
    ? undefined
    : `${wanted}: only undiciTransport, or axiosTransport without axios, has it`
}
