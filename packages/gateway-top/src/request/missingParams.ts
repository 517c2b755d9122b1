import { shapeOf } from '@paifang/contract'
import { perObject, type AnyOperation } from '@paifang/gateway/author'
import type { Issue } from '@paifang/result'
import type { Pairs } from '@paifang/signer-top'
import type { TopFile } from './TopFile'

const requiredNames = perObject((input: AnyOperation['input']): ReadonlyArray<string> => {
  const shape = shapeOf(input)
  return shape.kind === 'struct' ? Object.keys(shape.required) : []
})

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
  requiredNames(operation.input)
    .filter((name) => !pairs.some(([sent]) => sent === name) && !files.some(({ param }) => param === name))
    .map((path) => ({ path, expected: 'a value (required): empty text is not sent' }))
