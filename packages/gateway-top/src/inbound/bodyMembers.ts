import { parseJson } from '@paifang/contract'
import type { Issue } from '@paifang/result'
import type { Charset } from '@paifang/signer-top'
import { left, right, type Either } from 'fp-ts/Either'
import { isStruct, type Struct } from '../envelope/member'
import { parseXml } from '../envelope/parseXml'

/** What a body is, as its type says, or its first character where there is none. */
export type BodyKind = 'form' | 'multipart' | 'json' | 'xml' | 'text'

const openAngle = 0x3c

export const kindOfBody = (contentType: string, body: Uint8Array): BodyKind => {
  const type = (contentType.split(';', 1)[0] ?? '').trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded') return 'form'
  if (type === 'multipart/form-data') return 'multipart'
  if (type.endsWith('json')) return 'json'
  if (type.endsWith('xml')) return 'xml'
  return body[0] === openAngle ? 'xml' : 'text'
}

const problem = (expected: string): Either<ReadonlyArray<Issue>, never> => left([{ path: 'body', expected }])

/** The members of a JSON body, or of the root of an XML body, or what is wrong with it. Later when it is XML. */
export const bodyMembers = (
  kind: BodyKind,
  body: Uint8Array,
  charset: Charset | undefined,
): Either<ReadonlyArray<Issue>, Struct> | Promise<Either<ReadonlyArray<Issue>, Struct>> => {
  let text: string
  try {
    text = charset?.decode(body).replace(/^\uFEFF/, '') ?? ''
  } catch {
    return problem('text in the charset that it names')
  }
  if (kind === 'xml')
    return parseXml(text).then((parsed) => {
      const root = parsed._tag === 'Right' ? Object.values(parsed.right)[0] : undefined
      if (isStruct(root)) return right(root)
      return root === '' ? right({}) : problem('an XML document without a document type')
    })
  const parsed = parseJson(text)
  return parsed._tag === 'Right' && isStruct(parsed.right) ? right(parsed.right) : problem('a JSON object')
}
