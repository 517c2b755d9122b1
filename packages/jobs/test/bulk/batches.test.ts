import { boolean, list, struct, text, type Bulk, type Operation } from '@paifang/contract'
import { startEmulator, type BatchAnswers } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { bulk, memoryCheckpoint, outcomesOf } from '@paifang/jobs'
import { rowsTo } from './world'

interface Row {
  readonly id: string
}
interface Input {
  readonly rows: ReadonlyArray<Row>
}
interface Said {
  readonly id?: string
  readonly ok?: boolean
  readonly code?: string
}
interface Answer {
  readonly success?: boolean
  readonly code?: string
  readonly results?: ReadonlyArray<Said>
  readonly failed?: ReadonlyArray<string>
}
interface Output {
  readonly answer?: Answer
}

const Row = struct<Row>('Row', { required: { id: text } })
const Said = struct<Said>('Said', { optional: { id: text, ok: boolean, code: text } })

const Answer = struct<Answer>('Answer', {
  optional: { success: boolean, code: text, results: list(Said), failed: list(text) },
})

/** An operation of TOP that writes rows, as its document might say how it answers. */
const writing = (known: Partial<Bulk>): Operation<'top', Input, Output> => ({
  gateway: 'top',
  method: 'taobao.desk.rows.write',
  input: struct<Input>('Input', { required: { rows: list(Row) } }),
  output: struct<Output>('Output', { optional: { answer: Answer } }),
  outcome: {
    success: { path: ['answer', 'success'], accepts: ['true'] },
    code: { path: ['answer', 'code'] },
  },
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
  bulk: { rows: ['rows'], rowId: ['id'], ...known },
  example: { input: { rows: [{ id: 'a' }] }, output: { answer: { success: true } } },
})

const eachRow = { results: { list: ['answer', 'results'], id: ['id'], ok: ['ok'], code: ['code'] } }
const failures = { results: { list: ['answer', 'failed'], only: 'failures' } } as const

const rows = rowsTo(200)

const ran = async (known: Partial<Bulk>, answers: BatchAnswers) => {
  const operation = writing(known)
  const emulator = await startEmulator({
    operations: [operation],
    batches: { [operation.method]: answers },
  })
  try {
    const client = createTopClient({ ...emulator.top, transport: emulator.transport() })
    const checkpoint = memoryCheckpoint()
    const ended = await bulk(client, operation, rows, {
      job: 'batches',
      checkpoint,
      chunk: 20,
      maxUnknown: 1000,
      maxSplits: 1000,
      assume: 'validated-first',
      toInput: (these) => ({ rows: these }),
    })
    const of = new Map<string, string>()
    for await (const outcome of outcomesOf(checkpoint, 'batches'))
      if (outcome._tag === 'Right') {
        const { from, to, state } = outcome.right
        const partial = 'mayBePartial' in outcome.right
        for (let row = from; row <= to; row++) of.set(`row-${row}`, partial ? 'partial' : state)
      }
    const counts = rows.map(({ id }) => emulator.state.writes.get(`${operation.method} ${id}`) ?? 0)
    return { ended, outcomes: rows.map(({ id }) => of.get(id) ?? 'done'), writes: counts }
  } finally {
    await emulator.close()
  }
}

const refuses = ['row-3', 'row-4', 'row-77', 'row-200']

describe('a job whose platform writes some rows of a request', () => {
  it.each<readonly [string, Partial<Bulk>, BatchAnswers]>([
    ['speaks of every row', eachRow, { refuses }],
    ['speaks of them in another order', eachRow, { refuses, order: 'reversed' }],
    ['speaks of them and fails as a whole', eachRow, { refuses, whole: 'failure' }],
    ['leaves out some that it wrote', eachRow, { refuses, silent: ['row-5', 'row-150'] }],
    ['speaks of those that failed', failures, { refuses }],
    ['refuses the request whole, and has written nothing', { atomic: true }, { refuses }],
    ['refuses the request whole, and has written those before', {}, { refuses }],
    ['takes fewer rows at once than it is sent', eachRow, { refuses, max: 8 }],
  ])('says of no row more than is known, where the answer %s', async (_, known, answers) => {
    const { ended, outcomes, writes } = await ran(known, answers)
    expect(ended._tag).toBe('Right')
    outcomes.forEach((outcome, index) => {
      const times = writes[index]
      expect(times).toBeLessThanOrEqual(1)
      if (outcome === 'done') expect(times).toBe(1)
      if (outcome === 'refused') expect(times).toBe(0)
    })
    const wrong = rows.flatMap(({ id }, index) => (outcomes[index] === 'refused' ? [id] : []))
    const wholly = known.results !== undefined || known.atomic === true
    if (wholly) expect(wrong).toEqual(refuses)
    const open = outcomes.filter((outcome) => outcome !== 'done' && outcome !== 'refused').length
    expect(open).toBe(answers.silent?.length ?? (wholly ? 0 : 60))
  })
})
