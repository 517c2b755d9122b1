import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bulk, memoryCheckpoint } from '@paifang/jobs'
import { createPlatform, deskClient, virtualTime, writeRows } from '../bulk/world'

/** What a job of format 1 kept that stopped between its requests: rows 1 to 20 done, 21 to 40 sent, 31 to 40 lost. */
const kept = JSON.parse(readFileSync(join(__dirname, '../data/format-1.json'), 'utf8')) as {
  readonly secret: string
  readonly entries: Readonly<Record<string, string>>
}

describe('what is kept in format 1', () => {
  it('is resumed', async () => {
    const memory = memoryCheckpoint()
    const opened = await memory.open('kept')
    if (opened._tag === 'Left') throw new Error(opened.left.reason)
    await opened.right.batch(
      Object.entries(kept.entries).map(([put, value]) => ({ put, value })),
      { durable: true },
    )
    const platform = createPlatform({
      poison: new Set(),
      atomic: false,
      answersRows: false,
      fate: () => 'handled',
    })
    const time = virtualTime()
    const rows = Array.from({ length: 60 }, (_, index) => ({ id: `row-${index + 1}` }))
    const ended = await bulk(
      deskClient(platform, time),
      writeRows({ rows: ['rows'], key: { at: ['request_id'] } }),
      rows,
      {
        job: 'kept',
        checkpoint: { ...memory, secret: kept.secret },
        ...time,
        toInput: (these, { key }) => ({ rows: these, request_id: key }),
      },
    )
    expect(ended).toMatchObject({ right: { rows: { read: 60, done: 50, unknown: 10, refused: 0 } } })
    expect(platform.written.size).toBe(30)
    expect(platform.written.has('row-31')).toBe(false)
  })
})
