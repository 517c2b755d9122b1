import {
  boolean,
  integer,
  list,
  struct,
  text,
  unknownValue,
  type PagedOperation,
  type Paging,
} from '@paifang/contract'
import { createClient, type Gateway } from '@paifang/gateway/author'
import type { Client } from '@paifang/gateway'
import { err, ok } from '@paifang/result'
import type { Transport } from '@paifang/transport'

export interface Row {
  readonly id: string
  readonly modified: number
}

export interface Input {
  readonly page?: number
  readonly size?: number
  readonly offset?: number
  readonly cursor?: string
  readonly position?: string
  readonly ask?: boolean
  readonly start?: number
  readonly end?: number
  readonly mark?: string
}

export interface Output {
  readonly success?: boolean
  readonly rows?: ReadonlyArray<Row>
  readonly text?: unknown
  readonly total?: number
  readonly pages?: number
  readonly has_next?: boolean
  readonly next?: string
  readonly position?: string
  readonly inner?: { readonly others?: ReadonlyArray<Row> }
}

const Row = struct<Row>('Row', { required: { id: text, modified: integer } })

/** An operation that lists rows; the variants differ in how it pages. */
export const listRows = (
  paging: Paging,
  more: Partial<PagedOperation<'shelf', Input, Output, Row>> = {},
): PagedOperation<'shelf', Input, Output, Row> => ({
  gateway: 'shelf',
  method: 'shelf.rows.get',
  input: struct<Input>('Input', {
    optional: {
      page: integer,
      size: integer,
      offset: integer,
      cursor: text,
      position: text,
      ask: boolean,
      start: integer,
      end: integer,
      mark: text,
    },
  }),
  output: struct<Output>('Output', {
    optional: {
      success: boolean,
      rows: list(Row),
      text: unknownValue,
      total: integer,
      pages: integer,
      has_next: boolean,
      next: text,
      position: text,
      inner: struct('Inner', { optional: { others: list(Row) } }),
    },
  }),
  outcome: { success: { path: ['success'], accepts: ['true'] } },
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  paging,
  ...more,
})

/** What the platform answers: an output, or `refused` or `lost`. */
export type Answer = Output | 'refused' | 'lost'

const shelf: Gateway<'shelf', { readonly body: string; readonly repeatable?: () => boolean }> = {
  name: 'shelf',
  prepare: ({ wire }) => ok({ body: JSON.stringify(wire) }),
  sign: ({ body }) =>
    ok({ request: { verb: 'POST', url: 'https://shelf.example/', headers: {}, body }, secrets: [] }),
  open: ({ body }) => ok({ output: JSON.parse(Buffer.from(body).toString()) as unknown }),
}

export interface Shelf {
  readonly client: Client<'shelf'>
  /** What was asked, in order. */
  readonly asked: ReadonlyArray<Input>
}

/** A platform that answers each request by a function of it. */
export const createShelf = (answerTo: (input: Input) => Answer | Promise<Answer>): Shelf => {
  const asked: Input[] = []
  const transport: Transport = (request) => async () => {
    const input = JSON.parse(String(request.body)) as Input
    asked.push(input)
    const answer = await answerTo(input)
    if (answer === 'lost')
      return err({
        _tag: 'TransportError' as const,
        reason: 'reset' as const,
        sent: 'maybe' as const,
        message: '',
      })
    const body = JSON.stringify(answer === 'refused' ? { success: false } : { ...answer, success: true })
    return ok({ status: 200, headers: {}, body: Buffer.from(body), truncated: false })
  }
  return { client: createClient({ gateway: shelf, transport, retry: { maxAttempts: 1 } }), asked }
}
