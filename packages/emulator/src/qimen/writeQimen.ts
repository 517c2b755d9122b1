import { shapeOf, type AnyCodec } from '@paifang/contract'
import { isStruct, jsonText, type Struct } from '@paifang/wire'
import { writeXml } from '../answer/writeXml'
import type { AnyOperation } from '../call/Operations'
import type { Refusal } from '../gateway/Refusal'
import { param, type Received } from '../http/Received'
import { textAnswer, type RawAnswer } from '../http/RawAnswer'
import { topMessage } from '../top/topMessage'

/** Lists as XML has them: the items under their name inside the list, or as elements that repeat its own name. */
export const elementsOf = (codec: AnyCodec | undefined, value: unknown): unknown => {
  if (codec === undefined) return value
  const shape = shapeOf(codec)
  if (shape.kind === 'list' && Array.isArray(value)) {
    const items = value.map((item) => elementsOf(shape.item, item))
    return shape.itemName === undefined ? items : { [shape.itemName]: items }
  }
  if (shape.kind !== 'struct' || !isStruct(value)) return value
  const members: Readonly<Record<string, AnyCodec>> = { ...shape.required, ...shape.optional }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      elementsOf(Object.hasOwn(members, name) ? members[name] : undefined, member),
    ]),
  )
}

const answer = (
  received: Received,
  root: string,
  members: Struct,
  headers: Readonly<Record<string, string>>,
): RawAnswer =>
  param(received, 'format') === 'json'
    ? textAnswer(200, 'application/json;charset=UTF-8', jsonText({ [root]: members }), headers)
    : textAnswer(
        200,
        'text/xml;charset=UTF-8',
        `<?xml version="1.0" encoding="utf-8"?>${writeXml(root, members)}`,
        headers,
      )

export interface Success {
  readonly received: Received
  readonly operation: AnyOperation
  readonly wire: unknown
  readonly root: string
  /** Custom scenes stamp their answers; what a partner answers in the standard ones goes through as it is. */
  readonly requestId: string | undefined
  readonly headers: Readonly<Record<string, string>>
}

/** @see Qimen 4 and 7: replies */
export const successAnswer = ({
  received,
  operation,
  wire,
  root,
  requestId,
  headers,
}: Success): RawAnswer => {
  const isXml = param(received, 'format') !== 'json'
  const members = (isXml ? elementsOf(operation.output, wire) : wire) ?? {}
  const stamp = requestId === undefined ? {} : { request_id: requestId }
  return answer(received, root, { flag: 'success', ...stamp, ...(members as Struct) }, headers)
}

/** @see Qimen 4: failures of the gateway in the same shape, with a sub-code and a request id */
export const failureAnswer = (
  received: Received,
  { code, message = topMessage(code), subCode, subMessage }: Refusal,
  requestId: string,
  headers: Readonly<Record<string, string>>,
): RawAnswer =>
  answer(
    received,
    'response',
    {
      flag: 'failure',
      code,
      message,
      sub_code: subCode ?? 'isv.gateway-refused',
      sub_message: subMessage ?? message,
      request_id: requestId,
    },
    headers,
  )
