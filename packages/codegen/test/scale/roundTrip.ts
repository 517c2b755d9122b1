import { isRight } from 'fp-ts/Either'
import fc from 'fast-check'
import { parseJson, type Codec, type Operation } from '@paifang/contract'
import { fileMark, jsonText } from '@paifang/wire'
import type { Spec } from '../../src/spec/Spec'
import { structArbitrary } from './arbitrary'

const isFile = (value: unknown): boolean => typeof value === 'object' && value !== null && fileMark in value

/** What the other side receives: each parameter as one text, files apart. */
const received = (wire: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(wire).map(([name, value]) => [
      name,
      typeof value === 'string' || isFile(value) ? value : jsonText(value),
    ]),
  )

const decoded = (codec: Codec<unknown>, value: unknown): unknown => {
  const result = codec.decode(value)
  return isRight(result) ? result.right : result
}

const withoutMarks = (value: unknown): unknown => (isFile(value) ? { ...(value as object) } : value)

/**
 * Holds an operation to its laws for arbitrary values of its spec: what is encoded arrives as it was; an answer too,
 * also when it is empty or all null.
 */
export const roundTrip = (spec: Spec, operation: Operation<string, unknown, unknown>, runs: number): void => {
  const { input, output } = spec
  const options = { numRuns: runs, seed: 7 }
  // Qimen sends no parameters: its inputs are the members of one XML text, which its gateway writes.
  const arrives = spec.gateway === 'qimen' ? (wire: Readonly<Record<string, unknown>>) => wire : received
  if (input !== 'unknown')
    fc.assert(
      fc.property(structArbitrary(input, 'input', true), (value) => {
        const wire = operation.input.encode(value) as Readonly<Record<string, unknown>>
        const back = decoded(operation.input, arrives(wire)) as Readonly<Record<string, unknown>>
        const plain = Object.fromEntries(Object.entries(back).map(([name, one]) => [name, withoutMarks(one)]))
        expect(plain).toEqual(value)
      }),
      options,
    )
  if (output === 'unknown' || spec.outputIs === 'list') return
  fc.assert(
    fc.property(structArbitrary(output, 'output', true), (value) => {
      const answer = parseJson(jsonText(operation.output.encode(value)))
      expect(decoded(operation.output, isRight(answer) ? answer.right : answer)).toEqual(value)
    }),
    options,
  )
  const lists = output.filter(({ shape }) => shape.kind === 'list').map(({ name }) => [name, []])
  expect(decoded(operation.output, {})).toEqual(Object.fromEntries(lists))
  expect(decoded(operation.output, Object.fromEntries(output.map(({ name }) => [name, null])))).toEqual(
    Object.fromEntries(lists),
  )
}
