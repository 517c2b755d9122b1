import { shapeOf } from '@paifang/contract'
import type { AnyOperation } from '@paifang/gateway'
import type { Issue } from '@paifang/result'
import type { Pairs } from '@paifang/signer-top'
import type { TopFile } from './TopFile'

const requiredNames = new WeakMap<object, ReadonlyArray<string>>()

const namesOf = (operation: AnyOperation): ReadonlyArray<string> => {
  const known = requiredNames.get(operation.input)
  if (known !== undefined) return known
  const shape = shapeOf(operation.input)
  const names = shape.kind === 'struct' ? Object.keys(shape.required) : []
  requiredNames.set(operation.input, names)
  return names
}

/**
 * Required parameters that hold only white space: TOP takes them for absent, so they are neither signed nor sent.
 *
 * @see official Java SDK 20210623, RequestCheckUtils.checkNotEmpty
 */
export const missingParams = (
  operation: AnyOperation,
  pairs: Pairs,
  files: ReadonlyArray<TopFile>,
): ReadonlyArray<Issue> =>
  namesOf(operation)
    .filter((name) => !pairs.some(([sent]) => sent === name) && !files.some(({ param }) => param === name))
    .map((path) => ({ path, expected: 'a value (required): empty text is not sent' }))
