import {
  id,
  idInput,
  struct,
  text,
  unknownValue,
  type Codec,
  type Id,
  type IdInput,
  type Operation,
} from '@paifang/contract'

export interface PageInput {
  readonly enterpriseId: IdInput
  readonly startTime?: string
  readonly note?: string
  readonly filter?: unknown
}
export const PageInput: Codec<PageInput> = struct<PageInput>('PageInput', {
  required: { enterpriseId: idInput },
  optional: { startTime: text, note: text, filter: unknownValue },
})

export interface PageOutput {
  readonly total?: Id
  readonly name?: string
}
export const PageOutput: Codec<PageOutput> = struct<PageOutput>('PageOutput', {
  optional: { total: id, name: text },
})

/** A read: repeating is harmless. */
export const readPage: Operation<'opretail', PageInput, PageOutput, '40001'> = {
  gateway: 'opretail',
  method: 'open.test.page.read',
  input: PageInput,
  output: PageOutput,
  codes: ['40001'],
  session: 'unknown',
  idempotent: true,
  sensitive: [['note']],
}

/** A write: repeating is not. */
export const writePage: Operation<'opretail', PageInput, PageOutput, '40001'> = {
  ...readPage,
  method: 'open.test.page.write',
  idempotent: false,
}

/** A write that its key makes harmless to repeat. */
export const writeOnce: Operation<'opretail', PageInput, PageOutput, '40001'> = {
  ...readPage,
  method: 'open.test.page.writeOnce',
  idempotent: { key: ['note'] },
}

/** Anything in, anything out. */
export const anything: Operation<'opretail', unknown, unknown> = {
  gateway: 'opretail',
  method: 'open.test.anything',
  input: unknownValue,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
}
