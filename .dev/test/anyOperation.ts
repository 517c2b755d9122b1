import { unknownStruct, type Operation } from '@paifang/contract'

export type Members = Readonly<Record<string, unknown>>

/** An operation of some gateway that takes and gives any struct, and may be repeated. */
export const anyOperation = <G extends string>(
  gateway: G,
  method: string,
  more: Partial<Pick<Operation<G, Members, Members>, 'session' | 'example'>> = {},
): Operation<G, Members, Members> => ({
  gateway,
  method,
  input: unknownStruct,
  output: unknownStruct,
  codes: [],
  session: 'optional',
  idempotent: true,
  sensitive: [],
  ...more,
})
