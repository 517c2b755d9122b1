import { operationOf } from '@paifang/codegen'
import type { AnyOperation } from '@paifang/gateway'
import { readSpecs } from '../operations/readSpecs'

/** The operations of spec folders, interpreted instead of generated. */
export const specOperations = (paths: ReadonlyArray<string>): ReadonlyArray<AnyOperation> =>
  paths.flatMap(readSpecs).map((spec): AnyOperation => operationOf(spec))
