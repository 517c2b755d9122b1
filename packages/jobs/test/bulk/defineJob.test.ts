import { bulk, defineJob, memoryCheckpoint } from '@paifang/jobs'
import { createPlatform, deskClient, virtualTime, writeRows, type Row } from './world'

const world = () => {
  const time = virtualTime()
  const platform = createPlatform()
  const operation = writeRows({ rows: ['rows'], key: { at: ['request_id'] }, max: 20 })
  return { time, platform, client: deskClient(platform, time), operation }
}

const rows = function* (from: number, to = 60): Generator<Row> {
  for (let row = from; row <= to; row++) yield { id: `row-${row}` }
}

describe('defineJob', () => {
  it('says what whoever goes on with the job must mean', () => {
    const { client, operation } = world()
    const job = defineJob({
      client,
      operation,
      rows,
      toInput: (these, { key }) => ({ rows: these, request_id: key }),
    })
    expect(job.definition).toEqual({ gateway: 'desk', method: 'desk.rows.write', key: ['request_id'] })
    expect(job.known).toMatchObject({ repeatable: true, size: 20 })
  })

  it('is what bulk takes', async () => {
    const { client, operation, time, platform } = world()
    const job = defineJob({
      client,
      operation,
      rows,
      toInput: (these, { key }) => ({ rows: these, request_id: key }),
    })
    const ended = await bulk(job.client, job.operation, job.rows(1), {
      ...job,
      ...time,
      job: 'tonight',
      checkpoint: memoryCheckpoint(),
    })
    expect(ended).toMatchObject({ right: { rows: { read: 60, done: 60 }, calls: 3 } })
    expect(platform.written.size).toBe(60)
  })

  it('may be defined again, and has no option that nobody reads', () => {
    const { client, operation } = world()
    const job = defineJob({ client, operation, rows, toInput: (these) => ({ rows: these }) })
    expect(defineJob({ ...job, chunk: 5 }).definition).toEqual(job.definition)
    expect(() => defineJob({ ...job, ...{ chunkSize: 5 } })).toThrow('chunkSize: no option of this name')
    expect(() => defineJob({ ...job, bulk: { maximum: 5 } as never })).toThrow('bulk.maximum: no option')
  })

  it('takes nothing that makes another input than that of its operation', () => {
    const { client, operation } = world()
    // @ts-expect-error -- the input has no field `lines`
    expect(defineJob({ client, operation, rows, toInput: (lines) => ({ lines }) }).known.size).toBe(20)
  })
})
