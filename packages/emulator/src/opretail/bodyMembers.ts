import { isRight } from 'fp-ts/Either'
import { parseJson } from '@paifang/contract'
import { isStruct, type Struct } from '@paifang/wire'
import type { OpretailRequest } from './OpretailRequest'

/**
 * Members of a JSON body, which `/cloud.api` takes beside a signed query; or what is wrong with a body that would be
 * lost.
 * @see opretail protocol, where parameters go
 */
export const bodyMembers = ({
  received: { bodyKind, bodyText = '' },
  route,
}: Pick<OpretailRequest, 'received' | 'route'>): Struct | string => {
  if (bodyKind === 'none' || bodyKind === 'form' || bodyKind === 'multipart') return {}
  if (bodyKind !== 'json') return 'the body must be a form, or on /cloud.api a JSON object'
  if (route !== 'cloud.api') return 'the body must be a form: only /cloud.api reads JSON'
  const parsed = parseJson(bodyText)
  const members = isRight(parsed) ? parsed.right : undefined
  return isStruct(members) ? members : 'the body must be a JSON object'
}
