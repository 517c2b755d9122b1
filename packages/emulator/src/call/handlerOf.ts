import { isRight, right } from 'fp-ts/Either'
import { arbitraryOutput } from '../answer/arbitraryOutput'
import type { EmulatorContext } from '../EmulatorContext'
import { withLists } from '../lists/withLists'
import { createRandom, seedOf } from '../random/Random'
import type { AnyHandler } from './Handler'
import type { AnyOperation } from './Operations'

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
export const handlerOf = (context: EmulatorContext, operation: AnyOperation): AnyHandler => {
  const key = handlerKey(operation)
  const known = context.handlers.get(key)
  if (known !== undefined) return known
  const { gateway, method } = operation
  const example = exampleHandler(operation, context.settings.seed)
  const built = context.gateways.get(gateway)?.handlers?.[method]
  const made = withLists(context, operation, { example, built: built?.(operation, example) })
  context.handlers.set(key, made)
  return made
}
