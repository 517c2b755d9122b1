import { dateTime, id, integer, list, price, struct, text, type PagedOperation } from '@paifang/contract'
import { createTopClient } from '@paifang/gateway-top'
import { pages } from '@paifang/jobs'
import type { Transport } from '@paifang/transport'
import type { Cell } from '../measure/Subject'
import { credentials } from './itemOperation'
import { mustBeRight } from './mustBeRight'

const size = 40
/** Pages of each walk: several walks, so that beginning one is warm, too. */
const walk = 100

interface Input {
  readonly page_no: number
  readonly page_size: number
}

interface Row {
  readonly tid: string
  readonly title: string
  readonly payment: string
  readonly status: string
  readonly num: number
  readonly modified: Date
}

interface Output {
  readonly rows: ReadonlyArray<Row>
  readonly total: number
}

const Row = struct<Row>('Row', {
  required: { tid: id, title: text, payment: price, status: text, num: integer, modified: dateTime },
})

const rowsGet: PagedOperation<'top', Input, Output, Row> = {
  gateway: 'top',
  method: 'taobao.bench.rows.get',
  input: struct<Input>('Input', { required: { page_no: integer, page_size: integer } }),
  output: struct<Output>('Output', { required: { rows: list(Row), total: integer } }),
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  paging: {
    by: 'number',
    page: ['page_no'],
    size: ['page_size'],
    first: 1,
    rows: ['rows'],
    total: ['total'],
  },
}
const keyed: typeof rowsGet = { ...rowsGet, paging: { ...rowsGet.paging, key: [['tid']] } }

const bodiesOf = (total: number): ReadonlyArray<Buffer> =>
  Array.from({ length: walk }, (_, page) =>
    Buffer.from(
      JSON.stringify({
        bench_rows_get_response: {
          rows: Array.from({ length: size }, (_row, i) => ({
            tid: String(1_000_000_000_000_000 + page * size + i),
            title: `纯棉短袖 T 恤 ${page * size + i}`,
            payment: '59.90',
            status: 'WAIT_SELLER_SEND_GOODS',
            num: 1 + (i % 3),
            modified: '2021-01-03 08:00:00',
          })),
          total,
          request_id: '15r1a2b3c4d5e',
        },
      }),
    ),
  )

const bodies = bodiesOf(walk * size)

/** Page after page, whatever is asked for; one turn of the event loop each, as an exchange costs at least. */
const paged = (answers = bodies): Transport => {
  let asked = 0
  return () => () =>
    new Promise((resolve) => {
      const body = answers[asked++ % walk] ?? Buffer.alloc(0)
      setImmediate(resolve, { _tag: 'Right', right: { status: 200, headers: {}, body, truncated: false } })
    })
}

const clientOf = (answers?: ReadonlyArray<Buffer>) =>
  createTopClient({ ...credentials, signMethod: 'md5', transport: paged(answers) })

/** One walk of so many pages, repeats left out; `atEnd` is called when it has taken the last one. */
export const walkOf = async (count: number, atEnd: () => void): Promise<void> => {
  const client = clientOf(bodiesOf(count * size))
  let left = count
  for await (const batch of pages(client, keyed, { page_no: 1, page_size: size }).batches()) {
    mustBeRight(batch)
    if (--left === 0) atEnd()
  }
  if (left !== 0) throw new Error(`${String(left)} pages did not come`)
}

const walked =
  (operation: typeof rowsGet): Cell =>
  () => ({
    run: async (count) => {
      for (let left = count; left > 0; left -= walk) {
        let rows = 0
        const stream = pages(clientOf(), operation, { page_no: 1, page_size: size })
        for await (const row of stream) {
          mustBeRight(row)
          if (++rows === Math.min(left, walk) * size) break
        }
      }
    },
  })

const inBatches =
  (operation: typeof rowsGet): Cell =>
  () => ({
    run: async (count) => {
      for (let left = count; left > 0; left -= walk) {
        let rows = 0
        for await (const batch of pages(clientOf(), operation, { page_no: 1, page_size: size }).batches()) {
          mustBeRight(batch)
          if (batch._tag === 'Left') return
          for (const row of batch.right.rows) if (row.tid !== '') rows++
          if (rows === Math.min(left, walk) * size) break
        }
      }
    },
  })

/** What hands rows on one by one where nobody walks the pages for one: the least is what `for await` costs. */
async function* rowsByHand(pageCount: number): AsyncGenerator<Row> {
  const client = clientOf()
  for (let page_no = 1; page_no <= pageCount; page_no++) {
    const answer = await client.run(rowsGet, { page_no, page_size: size })
    mustBeRight(answer)
    if (answer._tag === 'Left') return
    yield* answer.right.rows
  }
}

export const cells: Readonly<Record<string, Cell>> = {
  'a loop by hand': () => ({
    run: async (count) => {
      for (let left = count; left > 0; left -= walk) {
        const client = clientOf()
        let rows = 0
        for (let page_no = 1; page_no <= Math.min(left, walk); page_no++) {
          const answer = await client.run(rowsGet, { page_no, page_size: size })
          mustBeRight(answer)
          if (answer._tag === 'Left') return
          for (const row of answer.right.rows) if (row.tid !== '') rows++
          if (rows >= answer.right.total) break
        }
      }
    },
  }),
  'a generator by hand, row by row': () => ({
    run: async (count) => {
      for (let left = count; left > 0; left -= walk) {
        let rows = 0
        for await (const row of rowsByHand(Math.min(left, walk))) if (row.tid !== '') rows++
        if (rows !== Math.min(left, walk) * size) throw new Error('not all rows came')
      }
    },
  }),
  'pages, in batches': inBatches(rowsGet),
  'pages, row by row': walked(rowsGet),
  'pages, repeats left out': inBatches(keyed),
}
