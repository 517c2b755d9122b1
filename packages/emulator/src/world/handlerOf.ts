import { isRight, right } from 'fp-ts/Either'
import { arbitraryOutput } from '../answer/arbitraryOutput'
import { builtInHandlers } from '../handlers/builtInHandlers'
import { onceByKey } from '../handlers/onceByKey'
import { createRandom, seedOf } from '../random/Random'
import type { AnyOperation } from './AnyOperation'
import type { AnyHandler } from './Handler'
import type { World } from './World'

export const handlerKey = (operation: Pick<AnyOperation, 'gateway' | 'method'>): string =>
  `${operation.gateway} ${operation.method}`

/** The document's own example, where it fits the codec; else an answer made up from the codec and the seed. */
const exampleHandler = (operation: AnyOperation, seed: number): AnyHandler => {
  const example = operation.output.decode(operation.example?.output)
  const answer =
    operation.example?.output !== undefined && isRight(example)
      ? (example.right as unknown)
      : arbitraryOutput(operation, createRandom(seed ^ seedOf(operation.method)))
  return () => () => Promise.resolve(right(answer))
}

/** Your handler, a built-in one, or the example; made once per operation. */
export const handlerOf = (world: World, operation: AnyOperation): AnyHandler => {
  const key = handlerKey(operation)
  const known = world.handlers.get(key)
  if (known !== undefined) return known
  const example = exampleHandler(operation, world.settings.seed)
  const made = onceByKey(operation, builtInHandlers.get(key)?.(operation, example) ?? example)
  world.handlers.set(key, made)
  return made
}
