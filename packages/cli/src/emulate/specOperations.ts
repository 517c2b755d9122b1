import { unknownStruct, unknownValue } from '@paifang/contract'
import type { Spec } from '@paifang/codegen'
import type { AnyOperation } from '@paifang/gateway'
import { structOf } from '../operations/codecOf'
import { readSpecs } from '../operations/readSpecs'

/** A spec as an operation, interpreted instead of generated. */
export const operationOf = (spec: Spec): AnyOperation => {
  const {
    gateway,
    method,
    title,
    version,
    verb,
    outcome,
    errors,
    session,
    idempotent,
    sensitive,
    input,
    output,
  } = spec
  return {
    gateway,
    method,
    session,
    idempotent,
    sensitive,
    input: input === 'unknown' ? unknownStruct : structOf(input, `${method} input`, true),
    output: output === 'unknown' ? unknownValue : structOf(output, `${method} output`, false),
    codes: errors.map(({ code }) => code),
    ...(title === undefined ? {} : { title }),
    ...(version === undefined ? {} : { version }),
    ...(verb === undefined ? {} : { verb }),
    ...(outcome === undefined ? {} : { outcome }),
  }
}

/** Operations of spec folders. */
export const specOperations = (paths: ReadonlyArray<string>): ReadonlyArray<AnyOperation> =>
  paths.flatMap(readSpecs).map(operationOf)
