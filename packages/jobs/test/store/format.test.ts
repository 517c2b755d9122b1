import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bulk, memoryCheckpoint } from '@paifang/jobs'
import { createPlatform, deskClient, rowsTo, virtualTime, writeRows } from '../bulk/world'

/** What a job kept, in an older format. */
const keptIn = (format: number) =>
  JSON.parse(readFileSync(join(__dirname, `../data/format-${format}.json`), 'utf8')) as {
    readonly secret: string
    readonly entries: Readonly<Record<string, string>>
  }

const goesOn = async (entries: Readonly<Record<string, string>>, secret: string) => {
  const memory = memoryCheckpoint()
  const opened = await memory.open('kept')
  if (opened._tag === 'Left') throw new Error(opened.left.reason)
  await opened.right.batch(
    Object.entries(entries).map(([put, value]) => ({ put, value })),
    { durable: true },
  )
  await opened.right.close()
  const platform = createPlatform()
  const time = virtualTime()
  const rows = rowsTo(60)
  const ended = await bulk(
    deskClient(platform, time),
    writeRows({ rows: ['rows'], key: { at: ['request_id'] } }),
    rows,
    {
      job: 'kept',
      checkpoint: { ...memory, secret },
      ...time,
      toInput: (these, { key }) => ({ rows: these, request_id: key }),
    },
  )
  return { ended, written: [...platform.written.keys()] }
}

describe('what is kept', () => {
  it('is resumed in format 1: rows 1 to 20 done, 21 to 40 sent, 31 to 40 lost', async () => {
    const { entries, secret } = keptIn(1)
    const { ended, written } = await goesOn(entries, secret)
    expect(ended).toMatchObject({ right: { rows: { read: 60, done: 50, unknown: 10, refused: 0 } } })
    expect(written).toHaveLength(30)
    expect(written).not.toContain('row-31')
  })

  it('is resumed in format 2: 21 to 30 lost, of which 22 and 23 are to be sent again, 31 to 40 sent', async () => {
    const { entries, secret } = keptIn(2)
    const { ended, written } = await goesOn(entries, secret)
    expect(ended).toMatchObject({ right: { rows: { read: 60, done: 53, unknown: 7, refused: 0 } } })
    expect(written).toHaveLength(32)
    expect(written.slice(0, 2)).toEqual(['row-22', 'row-23'])
  })

  it('is refused in a format of a later version, with what to do', async () => {
    const { entries, secret } = keptIn(2)
    const job = (entries['job'] ?? '').replace('"format":2', '"format":3')
    const { ended, written } = await goesOn({ ...entries, job }, secret)
    expect(ended).toMatchObject({
      left: { reason: 'format', detail: 'it has format 3, this version reads 1 and 2' },
    })
    expect(written).toEqual([])
  })
})
