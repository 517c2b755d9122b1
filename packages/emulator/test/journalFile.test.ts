import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withValue, type Path } from '@paifang/contract'
import * as fc from 'fast-check'
import { startEmulator, type Emulator, type EmulatorOptions } from '../src'
import { rowMembers, summaryOf, type Entry, type Info, type RowsPage } from '../src/control'
import { openJournalFile } from '../src/journal/journalFile'
import { readJournalFile } from '../src/journal/readJournalFile'
import { operations, trade } from './operations'
import { now, postForm, signedTop, topParams } from './peers'

describe('the journal in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
  let files = 0
  let path: string
  beforeEach(() => (path = join(folder, `${(files += 1)}.jsonl`)))
  afterAll(() => rmSync(folder, { recursive: true }))

  const send = ({ top }: Emulator, tid: string): Promise<unknown> =>
    postForm(top.endpoint, signedTop(topParams(trade.method, { tid, title: '机密', session: top.session })))
  const get = async <A>({ controlUrl }: Emulator, route: string): Promise<A> =>
    (await (await fetch(controlUrl + route)).json()) as A
  const seqsOf = async (emulator: Emulator): Promise<ReadonlyArray<number>> =>
    (await get<RowsPage>(emulator, '/journal/rows')).rows.map(([seq]) => seq)
  const notesOf = ({ journal }: Emulator): ReadonlyArray<string> => journal.notes().map(({ text }) => text)
  /** An emulator that writes to the file, for as long as `use` takes. */
  const run = async <A>(
    use: (emulator: Emulator) => Promise<A>,
    options: Partial<EmulatorOptions> = {},
  ): Promise<A> => {
    const emulator = await startEmulator({ operations, clock: () => now, journalFile: path, ...options })
    try {
      return await use(emulator)
    } finally {
      await emulator.close()
    }
  }
  const calls =
    (...tids: ReadonlyArray<string>) =>
    async (emulator: Emulator): Promise<void> => {
      for (const tid of tids) await send(emulator, tid)
    }

  it('is there again in the next run, rows and exchanges, and goes on', async () => {
    const before = await run(async (emulator) => {
      await calls('1', 'x')(emulator)
      return {
        rows: (await get<RowsPage>(emulator, '/journal/rows')).rows,
        entries: emulator.journal.entries(),
      }
    })
    await run(async (emulator) => {
      expect((await get<RowsPage>(emulator, '/journal/rows')).rows).toEqual(before.rows)
      // A line is written when the answer is ready: how it travelled came after.
      const withoutDelivery = ({
        deliveryMs: _ms,
        answer: { sent: _sent, ...answer },
        ...entry
      }: Entry): unknown => ({
        ...entry,
        answer,
      })
      const [, second] = before.entries
      if (second === undefined) throw new Error('nothing was recorded')
      expect(withoutDelivery(await get<Entry>(emulator, '/journal/2'))).toEqual(
        JSON.parse(JSON.stringify(withoutDelivery(second))),
      )
      await send(emulator, '3')
      expect(await seqsOf(emulator)).toEqual([1, 2, 3])
      const { journal } = await get<Info>(emulator, '/info')
      expect(journal).toMatchObject({ oldest: 1, newest: 3, seen: 3, kept: 3, file: { lost: 0 } })
      expect(journal.counts).toMatchObject({ answered: 2, refused: 1 })
      // What a test expects is of its own run.
      expect(emulator.calls(trade)).toHaveLength(1)
      expect(notesOf(emulator)).toEqual([])
    })
    expect(await run(seqsOf)).toEqual([1, 2, 3])
    expect(readFileSync(path, 'utf8')).not.toContain('机密')
  })

  it('gives what left memory', async () => {
    await run(
      async (emulator) => {
        await calls('1', '2', '3', '4')(emulator)
        await emulator.journal.flush()
        expect((await get<Info>(emulator, '/info')).journal.entries.oldest).toBeGreaterThan(1)
        const first = await get<Entry>(emulator, '/journal/1')
        expect(first).toMatchObject({ seq: 1, request: { params: { tid: '1' } } })
        expect(first).not.toHaveProperty('row')
        expect((await fetch(`${emulator.controlUrl}/journal/5`)).status).toBe(404)
      },
      { journalKeeps: { entries: 1 } },
    )
  })

  const post = async (
    { controlUrl }: Emulator,
    route: string,
    body: unknown,
  ): Promise<{ readonly seq?: number; readonly error?: string }> =>
    (await (await fetch(controlUrl + route, { method: 'POST', body: JSON.stringify(body) })).json()) as never
  const bytesAt = async ({ controlUrl }: Emulator, route: string): Promise<Buffer> =>
    Buffer.from(await (await fetch(controlUrl + route)).arrayBuffer())

  it('has the bytes of an earlier run, its texts to search, its archive and its lines', async () => {
    const messages = ['request', 'answer'] as const
    const before = await run(async (emulator) => {
      await calls('1', 'x', '3')(emulator)
      // What is no text at all: it came, and was refused.
      await fetch(emulator.top.endpoint, { method: 'POST', body: Buffer.from([0xff, 0xfe, 0, 0x80]) })
      await emulator.journal.flush()
      const all = [1, 2, 3, 4].flatMap((seq) => messages.map((one) => `/journal/${seq}/${one}.bin`))
      return {
        requests: await Promise.all(
          all.filter((one) => one.includes('request')).map((one) => bytesAt(emulator, one)),
        ),
        har: await get<{ log: { entries: ReadonlyArray<{ request: unknown }> } }>(emulator, '/journal.har'),
        whole: await get<{ entries: ReadonlyArray<Entry> }>(emulator, '/journal'),
      }
    })
    await run(async (emulator) => {
      await send(emulator, '5')
      for (const [at, bytes] of before.requests.entries())
        expect(await bytesAt(emulator, `/journal/${at + 1}/request.bin`)).toEqual(bytes)
      expect((await bytesAt(emulator, '/journal/4/request.bin')).at(-4)).toBe(0xff)
      expect((await bytesAt(emulator, '/journal/1/answer.bin')).toString()).toContain('trade_get_response')
      const { log } = await get<typeof before.har & { log: { comment?: string } }>(emulator, '/journal.har')
      const withoutPort = (entries: ReadonlyArray<{ request: unknown }>): string =>
        JSON.stringify(entries.slice(0, 4).map(({ request }) => request)).replaceAll(/127\.0\.0\.1:\d+/g, '')
      expect(withoutPort(log.entries)).toBe(withoutPort(before.har.log.entries))
      expect(log).not.toHaveProperty('comment')
      const { entries } = await get<{ entries: ReadonlyArray<Entry> }>(emulator, '/journal')
      expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
      expect(entries[0]?.request).toEqual(before.whole.entries[0]?.request)
      expect(await get(emulator, '/journal?since=1&limit=2')).toMatchObject({
        entries: [{ seq: 4 }, { seq: 5 }],
      })
      expect(await get(emulator, `/journal/search?text=${encodeURIComponent('"tid"')}`)).toMatchObject({
        next: null,
      })
      expect(await get(emulator, '/journal/search?text=tid%3D3')).toEqual({
        seqs: [3],
        looked: 5,
        next: null,
      })
      // Its lines, saved and read as another file, are the same calls.
      const lines = (await bytesAt(emulator, '/journal.jsonl?seqs=2-4')).toString()
      const other = join(folder, 'saved.jsonl')
      writeFileSync(other, lines)
      await run(
        async (reader) => {
          expect(await seqsOf(reader)).toEqual([2, 3, 4])
          expect(await bytesAt(reader, '/journal/4/request.bin')).toEqual(before.requests[3])
        },
        { journalFile: other },
      )
    })
    expect(readFileSync(path, 'utf8')).not.toContain('机密')
    const written = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
    const sent = written.map((line) =>
      Buffer.from((JSON.parse(line) as { requestBytes: string }).requestBytes, 'base64'),
    )
    expect(sent.join('')).not.toContain(encodeURIComponent('机密'))
  })

  it('sends what an earlier run wrote once more, where nothing of it is masked any longer', async () => {
    await run(calls('1'))
    await run(async (emulator) => {
      const way = '/journal/1/resend'
      for (const as of ['bytes', 'signed-again'])
        expect((await post(emulator, way, { as })).error).toContain('not in the journal file')
      // Its title is still unknown.
      expect((await post(emulator, way, { as: 'own-account' })).error).toContain('not in the journal file')
      expect(await seqsOf(emulator)).toEqual([1])
      const edits = [{ param: 'title', value: '公开' }]
      const { seq } = await post(emulator, way, { as: 'own-account', edits })
      expect(seq).toBe(2)
      expect(await get(emulator, '/journal/2')).toMatchObject({
        outcome: 'answered',
        again: 1,
        request: { params: { tid: '1' } },
      })
    })
    rmSync(path)
    await run(calls('1'), { showSensitive: true })
    await run(
      async (emulator) => {
        const { seq } = await post(emulator, '/journal/1/resend', { as: 'bytes' })
        expect(seq).toBe(2)
        const [first, second] = await Promise.all(
          [1, 2].map((one) => bytesAt(emulator, `/journal/${one}/request.bin`)),
        )
        expect(second).toEqual(first)
        expect(await get(emulator, '/journal/2')).toMatchObject({ outcome: 'answered' })
      },
      { showSensitive: true },
    )
  })

  it('says of each exchange that is not there any more why', async () => {
    const codeOf = async ({ controlUrl }: Emulator, route: string): Promise<unknown> => {
      const answer = await fetch(controlUrl + route)
      return [answer.status, ((await answer.json()) as { code?: string }).code]
    }
    await run(calls('1', '2', '3'))
    // An emulator before this one wrote no bytes.
    const old = readFileSync(path, 'utf8').replace(/,"requestBytes":"[^"]*"/, '')
    writeFileSync(path, old)
    await run(async (emulator) => {
      expect(await codeOf(emulator, '/journal/1/request.bin')).toEqual([410, 'file-no-bytes'])
      expect(await codeOf(emulator, '/journal/1')).toEqual([200, undefined])
      expect((await post(emulator, '/journal/1/resend', { as: 'own-account' })).error).toContain(
        'an earlier emulator',
      )
      const at = old.indexOf('\n') + 100
      writeFileSync(path, `${old.slice(0, at)}XX${old.slice(at + 1)}`)
      expect(await codeOf(emulator, '/journal/2')).toEqual([410, 'file-changed'])
      expect(await codeOf(emulator, '/journal/2/answer.bin')).toEqual([410, 'file-changed'])
      truncateSync(path, old.length - 20)
      expect(await codeOf(emulator, '/journal/3')).toEqual([410, 'file-changed'])
      rmSync(path)
      expect(await codeOf(emulator, '/journal/1')).toEqual([410, 'file-changed'])
      const { log } = await get<{ log: { comment: string } }>(emulator, '/journal.har')
      expect(log.comment).toBe('only their rows are left of 3: 1-3')
    })
    await run(calls('1'), { showSensitive: true, journalFile: join(folder, 'bare.jsonl') })
    await run(
      async (emulator) => expect(await codeOf(emulator, '/journal/1')).toEqual([410, 'file-unmasked']),
      {
        journalFile: join(folder, 'bare.jsonl'),
      },
    )
  })

  it('does without a last line that was cut off, and says so', async () => {
    await run(calls('1', '2', '3'))
    truncateSync(path, readFileSync(path).length - 20)
    await run(async (emulator) => {
      expect(await seqsOf(emulator)).toEqual([1, 2])
      expect(notesOf(emulator)).toEqual(['journal file: its last line is cut off'])
      await send(emulator, '4')
      await emulator.journal.flush()
    })
    await run(async (emulator) => {
      expect(await seqsOf(emulator)).toEqual([1, 2, 3])
      expect(await get(emulator, '/journal/3')).toMatchObject({ request: { params: { tid: '4' } } })
      expect(notesOf(emulator)).toEqual(['journal file: lines that could not be read: 1'])
    })
  })

  it('finds what it wrote behind the piece of a line, once that left memory', async () => {
    await run(calls('1', '2'))
    truncateSync(path, readFileSync(path).length - 20)
    await run(
      async (emulator) => {
        await calls('3', '4', '5', '6')(emulator)
        await emulator.journal.flush()
        expect((await get<Info>(emulator, '/info')).journal.entries.oldest).toBeGreaterThan(2)
        expect(await get(emulator, '/journal/2')).toMatchObject({ request: { params: { tid: '3' } } })
      },
      { journalKeeps: { entries: 1 } },
    )
  })

  it('goes back to a line that is missing, and counts what is before it', async () => {
    await run(calls('1', '2', '3', '4', '5'))
    const lines = readFileSync(path, 'utf8').split('\n')
    writeFileSync(path, [...lines.slice(0, 2), ...lines.slice(3)].join('\n'))
    await run(async (emulator) => {
      expect(await seqsOf(emulator)).toEqual([4, 5])
      expect(await get(emulator, '/journal/4')).toMatchObject({ seq: 4, request: { params: { tid: '4' } } })
      expect(notesOf(emulator)).toEqual(['journal file: exchanges before lines that are missing: 2'])
    })
  })

  it('does not bring back what was cleared', async () => {
    await run(async (emulator) => {
      await calls('1', '2')(emulator)
      emulator.reset()
      await send(emulator, '3')
    })
    await run(async (emulator) => {
      expect(await seqsOf(emulator)).toEqual([3])
      expect((await fetch(`${emulator.controlUrl}/journal/1`)).status).toBe(410)
      emulator.reset()
    })
    await run(async (emulator) => {
      expect(await seqsOf(emulator)).toEqual([])
      await send(emulator, '4')
      expect(await seqsOf(emulator)).toEqual([4])
    })
  })

  it('does not show what a run without masks wrote where this one masks', async () => {
    await run(calls('1'), { showSensitive: true })
    expect(readFileSync(path, 'utf8')).toContain('机密')
    await run(async (emulator) => {
      expect(await seqsOf(emulator)).toEqual([1])
      expect((await fetch(`${emulator.controlUrl}/journal/1`)).status).toBe(410)
    })
    await run(
      async (emulator) => {
        expect(await get(emulator, '/journal/1')).toMatchObject({ request: { params: { title: '机密' } } })
      },
      { showSensitive: true },
    )
  })

  it('leaves lines of a later format alone', async () => {
    await run(calls('1'))
    const first = readFileSync(path, 'utf8')
    appendFileSync(path, '{"journal":2,"row":[]}\n')
    await run(async (emulator) => {
      expect(await seqsOf(emulator)).toEqual([1])
      expect(notesOf(emulator)).toEqual(['journal file: lines of a later format than 1: 1'])
    })
    expect(readFileSync(path, 'utf8')).toBe(`${first}{"journal":2,"row":[]}\n`)
  })

  it('reads any bytes: rows that follow each other, each where its place says', async () => {
    await run(calls('1', '2', '3', '4'))
    const whole = readFileSync(path)
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            at: fc.nat(whole.length),
            cut: fc.nat(3000),
            put: fc.constantFrom('', '\n', '}', '{"'),
          }),
          { maxLength: 3 },
        ),
        (harms) => {
          let bytes = whole
          for (const { at, cut, put } of harms)
            bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(put), bytes.subarray(at + cut)])
          writeFileSync(path, bytes)
          const { rows, places, newest } = readJournalFile(path)
          const seqs = rows.map((row) => summaryOf(row).seq)
          expect(seqs).toEqual(seqs.map((_seq, index) => newest - seqs.length + 1 + index))
          expect([...places.keys()]).toEqual(seqs)
          for (const [seq, { at, bytes: length }] of places)
            expect(JSON.parse(bytes.toString('utf8', at, at + length))).toMatchObject({ seq })
        },
      ),
      { numRuns: 200 },
    )
  })

  it('leaves out rows that no emulator writes: times beyond a calendar, numbers beyond counting, endless texts', async () => {
    await run(calls('1'))
    const { row, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as {
      readonly row: ReadonlyArray<unknown>
    }
    const lineWith = (name: (typeof rowMembers)[number], value: unknown): string =>
      JSON.stringify({ ...rest, row: row.with(rowMembers.indexOf(name), value) })
    const harmed = [
      ...[1e300, -1e300, 9e15].flatMap((value) => [lineWith('realMs', value), lineWith('virtualMs', value)]),
      ...[-1, 1e300].flatMap((value) => [
        lineWith('ms', value),
        lineWith('inBytes', value),
        lineWith('of', value),
      ]),
      lineWith('method', 'x'.repeat(1000)),
    ]
    appendFileSync(path, `${harmed.join('\n')}\n`)
    await run(async (emulator) => {
      expect(await seqsOf(emulator)).toEqual([1])
      expect(notesOf(emulator)).toEqual([`journal file: lines that could not be read: ${harmed.length}`])
    })
  })

  it('gives no exchange of another shape: each is whole or said to be changed, and the others are found and saved', async () => {
    await run(async (emulator) => {
      await calls('1', 'x')(emulator)
      await postForm(emulator.top.endpoint, {
        ...topParams(trade.method, { tid: '1' }),
        sign: 'A'.repeat(32),
      })
    })
    const lines = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    const placesIn = (value: unknown): ReadonlyArray<Path> =>
      typeof value !== 'object' || value === null
        ? []
        : Object.entries(value).flatMap(([name, member]) => [
            [name],
            ...placesIn(member).map((path): Path => [name, ...path]),
          ])
    const wrong = [null, -1, 'x', [null], {}]
    const harmed = lines.flatMap(({ journal, masked, row, seq: _seq, ...entry }) =>
      placesIn(entry)
        .map((place, index) => ({
          ...{ journal, masked, row: row as ReadonlyArray<unknown> },
          entry: withValue(entry, place, wrong[index % wrong.length]) as object,
        }))
        .filter((_one, index) => index % 4 === 0),
    )
    const text = harmed.map(({ row, entry, ...head }, index) =>
      JSON.stringify({ ...head, row: row.with(0, index + 1), ...entry, seq: index + 1 }),
    )
    writeFileSync(path, `${text.join('\n')}\n`)
    await run(async ({ controlUrl }) => {
      const statuses: Record<number, number> = {}
      for (let seq = 1; seq <= harmed.length; seq += 1) {
        const { status } = await fetch(`${controlUrl}/journal/${seq}`)
        statuses[status] = (statuses[status] ?? 0) + 1
      }
      expect(Object.keys(statuses)).toEqual(['200', '410'])
      expect(statuses[410]).toBeGreaterThan(harmed.length / 4)
      for (const route of ['/journal.har', '/journal.jsonl', '/journal/search?text=nowhere'])
        expect({ route, status: (await fetch(controlUrl + route)).status }).toEqual({ route, status: 200 })
    })
  })

  it('says that it cannot be written, and how much is lost', async () => {
    path = folder
    await run(async (emulator) => {
      await emulator.journal.flush()
      await send(emulator, '1')
      expect(notesOf(emulator)).toEqual(['journal file: it cannot be written (EISDIR): nothing more is'])
      expect((await get<Info>(emulator, '/info')).journal.file).toEqual({ lost: 1 })
    })
  })

  it('drops what a slow disk does not take, counts it, says it and writes it down', async () => {
    execFileSync('mkfifo', [path])
    const said: Array<string> = []
    const file = openJournalFile(path, {
      masked: true,
      most: 10,
      say: (text) => said.push(text),
      waitingBytes: 6000,
    })
    const [entry] = await run(
      async (emulator) => {
        await send(emulator, '1')
        return emulator.journal.entries()
      },
      { journalFile: join(folder, 'other.jsonl') },
    )
    const [row] = readJournalFile(join(folder, 'other.jsonl')).rows
    if (entry === undefined || row === undefined) throw new Error('nothing was recorded')
    // Nobody reads: whatever is written waits.
    for (let seq = 1; seq <= 10; seq += 1)
      file.append({ ...summaryOf(row), seq }, { entry: { ...entry, seq } })
    const lost = file.lost()
    expect(lost).toBeGreaterThan(0)
    expect(lost).toBeLessThan(10)
    expect(said).toEqual([
      'journal file: the disk is too slow, exchanges are left out until it has caught up',
    ])
    const reader = await open(path, 'r')
    const text = reader.readFile('utf8')
    await file.flush()
    file.append({ ...summaryOf(row), seq: 11 }, { entry: { ...entry, seq: 11 } })
    await file.close()
    const lines = (await text).trimEnd().split('\n')
    await reader.close()
    expect(said[1]).toBe(`journal file: the disk was too slow for ${lost} exchanges, which are not in it`)
    expect(lines.map((line) => JSON.parse(line) as { seq?: number; dropped?: number })).toMatchObject([
      ...Array.from({ length: 10 - lost }, (_none, index) => ({ seq: index + 1 })),
      { dropped: lost },
      { seq: 11 },
    ])
  })
})
