import type { Received } from '../http/Received'
import type { AnyOperation } from '../world/AnyOperation'
import { fileValue, readInput, type InputReading } from '../world/readInput'
import { bodyMembers } from './bodyMembers'
import { systemParams } from './TopCase'

/** Empty texts count as absent, as the official clients never send them. */
export const readTopInput = async (operation: AnyOperation, received: Received): Promise<InputReading> => {
  const named = [...received.params].filter(([name, text]) => !systemParams.has(name) && text.trim() !== '')
  const files = received.files.map((file) => [file.name, fileValue(file)] as const)
  const raw = received.bodyText === undefined ? {} : await bodyMembers(received)
  return readInput(operation, { ...raw, ...Object.fromEntries([...named, ...files]) })
}
