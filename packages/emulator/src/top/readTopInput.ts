import { isRight } from 'fp-ts/Either'
import { parseJson } from '@paifang/contract'
import type { Received } from '../http/Received'
import type { AnyOperation } from '../world/AnyOperation'
import { fileValue, readInput, type InputReading } from '../world/readInput'
import { systemParams } from './TopCase'

type Struct = Readonly<Record<string, unknown>>

const isStruct = (value: unknown): value is Struct =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Members of a raw JSON body; a body that is no object adds nothing. */
const bodyMembers = ({ bodyKind, bodyText }: Received): Struct => {
  if (bodyKind !== 'json' || bodyText === undefined) return {}
  const parsed = parseJson(bodyText)
  return isRight(parsed) && isStruct(parsed.right) ? parsed.right : {}
}

/** Empty texts count as absent, as the official clients never send them. */
export const readTopInput = (operation: AnyOperation, received: Received): InputReading => {
  const named = [...received.params].filter(([name, text]) => !systemParams.has(name) && text.trim() !== '')
  const files = received.files.map((file) => [file.name, fileValue(file)] as const)
  return readInput(operation, { ...bodyMembers(received), ...Object.fromEntries([...named, ...files]) })
}
