import type { Received } from '../http/Received'
import type { AnyOperation } from '../world/AnyOperation'
import { fileValue, readInput, type InputReading } from '../world/readInput'
import { bodyMembers } from './bodyMembers'
import { systemParams } from './TopCase'

/** Empty texts count as absent, as the official clients never send them. */
const namedMembers = ({ params, files }: Received): Readonly<Record<string, unknown>> => {
  const members: Array<readonly [name: string, value: unknown]> = []
  for (const [name, text] of params) {
    if (!systemParams.has(name) && text.trim() !== '') members.push([name, text])
  }
  for (const file of files) members.push([file.name, fileValue(file)])
  return Object.fromEntries(members)
}

/** Business parameters as the operation's codec reads them; a raw XML body has to be waited for. */
export const readTopInput = (
  operation: AnyOperation,
  received: Received,
): InputReading | Promise<InputReading> => {
  const named = namedMembers(received)
  if (received.bodyText === undefined) return readInput(operation, named)
  const raw = bodyMembers(received)
  return raw instanceof Promise
    ? raw.then((members) => readInput(operation, { ...members, ...named }))
    : readInput(operation, { ...raw, ...named })
}
