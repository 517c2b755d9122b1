import { isBlank } from '@paifang/signing'
import type { Received } from '../http/Received'
import type { AnyOperation } from '../call/Operations'
import { fileValue, readInput, type InputReading } from '../gateway/readInput'
import { bodyMembers } from './bodyMembers'
import { systemParams } from './TopRequest'

/**
 * Blank texts count as absent: official clients leave them out, or send and sign them, and no document says what TOP makes
 * of one. What is blank is Java's question: a no-break space is a text.
 */
const namedMembers = ({ params, files }: Received): Readonly<Record<string, unknown>> => {
  const members: Array<readonly [name: string, value: unknown]> = []
  for (const [name, text] of params) {
    if (!systemParams.has(name) && !isBlank(text)) members.push([name, text])
  }
  for (const file of files) members.push([file.name, fileValue(file)])
  return Object.fromEntries(members)
}

/** Business parameters as the operation's codec reads them. */
export const readTopInput = async (operation: AnyOperation, received: Received): Promise<InputReading> =>
  readInput(operation, { ...(await bodyMembers(received)), ...namedMembers(received) })
