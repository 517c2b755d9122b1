import { perObject } from '@paifang/gateway/author'

type Headers = Readonly<Record<string, string>>

export const formType = 'application/x-www-form-urlencoded;charset=utf-8'
export const jsonType = 'application/json;charset=utf-8'

const typesOf = perObject(() => new Map<string, Headers>())

/** Headers with a content type; the same object for the same headers, so that a transport can lay it out once. */
export const withContentType = (headers: Headers, type: string): Headers => {
  const known = typesOf(headers)
  const found = known.get(type)
  if (found !== undefined) return found
  const made = Object.freeze({ ...headers, 'content-type': type })
  known.set(type, made)
  return made
}
