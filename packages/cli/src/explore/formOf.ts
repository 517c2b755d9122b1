import { parseRequest } from '@paifang/emulator/author'
import type { HttpRequest } from '@paifang/transport'
import { isLeft } from 'fp-ts/Either'
import type { FormSent } from '../call/FormSent'

const mostParts = 10_000

/** What a multipart body of bytes holds; undefined: the body is none. */
export const formOf = ({ verb, url, headers, body }: HttpRequest): FormSent | undefined => {
  if (!(body instanceof Uint8Array)) return undefined
  const { pathname, search } = new URL(url)
  const read = parseRequest({ verb, target: pathname + search, headers, body }, mostParts)
  if (isLeft(read)) return undefined
  const { params, inQuery, files } = read.right
  return {
    pairs: [...params].filter(([name]) => !inQuery.has(name)),
    files: files.map(({ name, fileName, type, bytes }) => ({ name, fileName, type, bytes: bytes.length })),
  }
}
