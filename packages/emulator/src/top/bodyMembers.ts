import { isRight } from 'fp-ts/Either'
import { parseJson } from '@paifang/contract'
import { isStruct, type Struct } from '@paifang/wire'
import type { Received } from '../http/Received'

const ofJson = (text: string): Struct => {
  const parsed = parseJson(text)
  return isRight(parsed) && isStruct(parsed.right) ? parsed.right : {}
}

/**
 * Members of the root element, whatever it is called; entities are not expanded beyond XML's own five. `undefined`: it is no
 * XML.
 */
export const xmlMembers = async (text: string): Promise<Struct | undefined> => {
  const { Parser } = await import('xml2js')
  const parser = new Parser({ explicitRoot: false, explicitArray: false, emptyTag: () => '' })
  try {
    const root: unknown = await parser.parseStringPromise(text)
    return isStruct(root) ? Object.fromEntries(Object.entries(root)) : {}
  } catch {
    return undefined
  }
}

/**
 * Business parameters of a raw body that was signed whole: the members of its root. A body that cannot be read adds
 * none, so that what is required is missing.
 */
export const bodyMembers = async ({ bodyKind, bodyText = '' }: Received): Promise<Struct> => {
  if (bodyKind === 'json') return ofJson(bodyText)
  return bodyKind === 'xml' ? ((await xmlMembers(bodyText)) ?? {}) : {}
}
