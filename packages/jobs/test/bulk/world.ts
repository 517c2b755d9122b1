import { list, struct, text, boolean, type Bulk, type Operation } from '@paifang/contract'
import { createClient, type Gateway } from '@paifang/gateway/author'
import type { Client } from '@paifang/gateway'
import { describe, err, ok, type GatewayError, type JobError, type Result } from '@paifang/result'
import type { HttpRequest, Transport } from '@paifang/transport'

export interface Row {
  readonly id: string
}

/** Rows `row-1`, `row-2`, … */
export const rowsTo = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({ id: `row-${index + 1}` }))

export interface Input {
  readonly request_id?: string
  readonly request_time?: string
  readonly rows: ReadonlyArray<Row>
}

export interface Output {
  readonly success?: boolean
  readonly code?: string
  readonly retry?: boolean
  readonly message?: string
  readonly results?: ReadonlyArray<{ readonly id?: string; readonly ok?: boolean; readonly code?: string }>
}

const Row = struct<Row>('Row', { required: { id: text } })
const ResultItem = struct<{ readonly id?: string; readonly ok?: boolean; readonly code?: string }>(
  'ResultItem',
  {
    optional: { id: text, ok: boolean, code: text },
  },
)

/** An operation that writes rows; the variants differ in what is known of it. */
export const writeRows = (
  bulk: Bulk,
  idempotent: Operation<'desk', Input, Output>['idempotent'] = false,
): Operation<'desk', Input, Output> => ({
  gateway: 'desk',
  method: 'desk.rows.write',
  input: struct<Input>('Input', {
    required: { rows: list(Row) },
    optional: { request_id: text, request_time: text },
  }),
  output: struct<Output>('Output', {
    optional: { success: boolean, code: text, message: text, retry: boolean, results: list(ResultItem) },
  }),
  outcome: {
    success: { path: ['success'], accepts: ['true'] },
    code: { path: ['code'] },
    message: ['message'],
    retryable: ['retry'],
  },
  codes: [],
  session: 'none',
  idempotent,
  sensitive: [],
  bulk,
})

/** What becomes of one attempt. */
export type Fate =
  | 'handled'
  | 'no-connection'
  | 'lost-before'
  | 'lost-after'
  | 'outage'
  | 'throttled'
  | 'long-ban'
  | 'try-again'
  | 'signature'

export interface PlatformOptions {
  /** Rows that it refuses; default: none. */
  readonly poison?: ReadonlySet<string>
  /** Whether one refused row keeps the others of its request from being written; default: no. */
  readonly atomic?: boolean
  /** Whether it answers for single rows; default: no. */
  readonly answersRows?: boolean
  /** Default: each attempt is handled. */
  readonly fate?: () => Fate
  /** The most rows that it takes at once. */
  readonly most?: number
  /** Its refusals name the row by its place, counted from there. */
  readonly namesFrom?: 0 | 1
}

/** The other side: counts how often each row was written, and answers a repeated request from memory. */
export interface Platform {
  readonly written: ReadonlyMap<string, number>
  readonly calls: () => number
  /** How many rows each request held. */
  readonly sizes: ReadonlyArray<number>
  /** The keys they carried. */
  readonly keys: ReadonlyArray<string>
  readonly transport: Transport
}

interface Body extends Input {
  readonly request_id?: string
}

/** No answer came. */
export const lost = (sent: 'no' | 'maybe') =>
  err({
    _tag: 'TransportError' as const,
    reason: sent === 'no' ? ('connect' as const) : ('reset' as const),
    sent,
    message: '',
  })

export const createPlatform = ({
  poison = new Set(),
  atomic = false,
  answersRows = false,
  fate = () => 'handled',
  most = Infinity,
  namesFrom,
}: PlatformOptions = {}): Platform => {
  const written = new Map<string, number>()
  const answers = new Map<string, { readonly body: string; readonly answer: Output }>()
  const sizes: number[] = []
  const keys: string[] = []
  let calls = 0

  const write = (row: Row): void => void written.set(row.id, (written.get(row.id) ?? 0) + 1)
  const carryOut = (rows: ReadonlyArray<Row>): Output => {
    if (rows.length > most) return { success: false, code: 'isv.list-size-exceed-limit' }
    if (answersRows) {
      for (const row of rows) if (!poison.has(row.id)) write(row)
      return {
        success: true,
        results: rows.map(({ id }) => (poison.has(id) ? { id, ok: false, code: 'BAD' } : { id, ok: true })),
      }
    }
    const bad = rows.findIndex(({ id }) => poison.has(id))
    const taken = bad < 0 ? rows : atomic ? [] : rows.slice(0, bad)
    taken.forEach(write)
    if (bad < 0) return { success: true }
    const message = namesFrom === undefined ? {} : { message: `rows[${bad + namesFrom}].id is wrong` }
    return { success: false, code: 'BAD', ...message }
  }
  const handle = (text: string): Output => {
    const body = JSON.parse(text) as Body
    const { request_id: key } = body
    if (key === undefined) return carryOut(body.rows)
    const known = answers.get(key)
    if (known !== undefined && known.body !== text) throw new Error('one key, two requests')
    const answer = known?.answer ?? carryOut(body.rows)
    answers.set(key, { body: text, answer })
    return answer
  }
  const answered = (status: number, body: unknown) =>
    ok({
      status,
      headers: {},
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      truncated: false,
    })

  return {
    written,
    calls: () => calls,
    sizes,
    keys,
    transport: (request: HttpRequest) => async () => {
      await Promise.resolve()
      calls++
      const text = String(request.body)
      const { rows, request_id: key } = JSON.parse(text) as Body
      sizes.push(rows.length)
      if (key !== undefined) keys.push(key)
      switch (fate()) {
        case 'no-connection':
          return lost('no')
        case 'lost-before':
          return lost('maybe')
        case 'lost-after':
          handle(text)
          return lost('maybe')
        case 'outage':
          return answered(503, '<html>')
        case 'throttled':
          return answered(200, { refusal: { forMs: 2000 } })
        case 'long-ban':
          return answered(200, { refusal: { forMs: 3_600_000 } })
        case 'signature':
          return answered(200, { refusal: {} })
        case 'try-again':
          return answered(200, { success: false, code: 'BUSY', retry: true })
        case 'handled':
          return answered(200, handle(text))
      }
    },
  }
}

const refusal = (forMs: number | undefined): GatewayError => ({
  _tag: 'GatewayError',
  method: 'desk.rows.write',
  gateway: 'desk',
  kind: forMs === undefined ? 'signature' : 'throttled',
  code: forMs === undefined ? '25' : '7',
  name: '',
  message: '',
  retryable: forMs !== undefined,
  ...(forMs === undefined ? {} : { retryAfterMs: forMs }),
  scope: 'app',
  advice: { en: '', zh: '' },
})

interface Prepared {
  readonly body: string
  readonly repeatable?: () => boolean
}

const desk: Gateway<'desk', Prepared> = {
  name: 'desk',
  prepare: ({ wire }) => ok({ body: JSON.stringify(wire) }),
  sign: ({ body }) =>
    ok({ request: { verb: 'POST', url: 'https://desk.example/', headers: {}, body }, secrets: [] }),
  open: ({ status, body }) => {
    if (status !== 200)
      return err({
        error: {
          _tag: 'ProtocolError' as const,
          method: 'desk.rows.write',
          reason: 'status' as const,
          status,
          excerpt: '',
        },
      })
    const answer = JSON.parse(Buffer.from(body).toString()) as {
      readonly refusal?: { readonly forMs?: number }
    }
    return answer.refusal === undefined
      ? ok({ output: answer })
      : err({ error: refusal(answer.refusal.forMs) })
  },
}

/** Virtual time: a wait takes none, and moves the clock. */
export interface VirtualTime {
  readonly clock: () => number
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
}

export const virtualTime = (): VirtualTime => {
  let nowMs = Date.UTC(2030, 0, 1)
  return {
    clock: () => nowMs,
    wait: async (ms) => {
      // Whoever waits less goes on first, more or less: the model does not depend on it.
      await Promise.resolve()
      nowMs += ms
    },
  }
}

export const deskClient = (platform: Platform, { clock, wait }: VirtualTime): Client<'desk'> =>
  createClient({
    gateway: desk,
    transport: platform.transport,
    clock,
    now: clock,
    wait,
    retry: { maxAttempts: 2 },
    maxBanWaitMs: 0,
    random: () => 0.5,
  })

/** What a job ended with; throws where it failed. */
export const right = <A>(result: Result<JobError, A>): A => {
  if (result._tag === 'Left') throw new Error(describe(result.left))
  return result.right
}

/** What it failed with; throws where it did not. */
export const left = (result: Result<JobError, unknown>): JobError => {
  if (result._tag === 'Right') throw new Error('it did not fail')
  return result.left
}
