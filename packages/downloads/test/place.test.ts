import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import promises from 'node:fs/promises'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { gunzip } from '../src'
import { openFolder, place, temporaryPath } from '../src/place'
import { unzip } from '../src/zip'
import { folder, zipOf } from './support'

let own: ReturnType<typeof folder>
beforeEach(() => {
  own = folder()
})
afterEach(() => own.remove())

/** A process of this machine that has ended. */
const { pid: dead } = spawnSync(process.execPath, ['-e', ''])

const partialOf = (pid: number, { host, ageMs = 0 }: { host?: string; ageMs?: number } = {}): string => {
  const made = temporaryPath(own.path).replace(`-${process.pid}-`, `-${pid}-`)
  const path = host === undefined ? made : made.replace(/paifang-[0-9a-f]{8}/, `paifang-${host}`)
  writeFileSync(path, 'half')
  const at = new Date(Date.now() - ageMs)
  utimesSync(path, at, at)
  return basename(path)
}

describe('a folder', () => {
  it('is rid of what processes left behind that were killed, and of nothing else', async () => {
    const sinceStartMs = process.uptime() * 1000
    partialOf(dead)
    partialOf(process.pid, { ageMs: sinceStartMs + 60_000 })
    partialOf(dead, { host: '0badcafe', ageMs: 86_500_000 })
    writeFileSync(join(own.path, `.paifang-${'0'.repeat(16)}.partial`), 'of before')
    utimesSync(join(own.path, `.paifang-${'0'.repeat(16)}.partial`), 1, 1)
    const kept = [
      partialOf(process.pid),
      partialOf(process.ppid, { ageMs: 3_600_000 }),
      partialOf(dead, { host: '0badcafe', ageMs: 80_000_000 }),
      '.paifang-of-someone.partial',
      'task.zip',
    ]
    for (const name of kept.slice(3)) writeFileSync(join(own.path, name), 'theirs')
    await openFolder(own.path)
    expect(own.all()).toEqual([...kept].sort())
  })

  it('is so when the next file or archive is unpacked there', async () => {
    const archive = join(own.path, 'a.gz')
    writeFileSync(archive, gzipSync('whole'))
    partialOf(dead)
    expect(await gunzip(archive, { directory: own.path })).toMatchObject({ _tag: 'Right' })
    const left = join(own.path, partialOf(dead))
    expect(own.all()).toContain(basename(left))
    const zip = join(own.path, 'b.zip')
    writeFileSync(zip, zipOf([{ name: 'one.txt', content: 'whole' }]))
    mkdirSync(join(own.path, basename(left).replace(/[0-9a-f]{16}/, 'f'.repeat(16)), 'deep'), {
      recursive: true,
    })
    expect(await unzip(zip, { directory: join(own.path, 'b') })).toMatchObject({ _tag: 'Right' })
    expect(own.all()).toEqual(['a', 'a.gz', 'b', 'b.zip', join('b', 'one.txt')])
  })
})

describe('place', () => {
  it('writes over nothing, and leaves nothing under the other name', async () => {
    for (const text of ['one', 'two']) {
      const temporary = temporaryPath(own.path)
      writeFileSync(temporary, text)
      await place(temporary, own.path, 'task.zip')
    }
    expect(own.all()).toEqual(['task-1.zip', 'task.zip'])
    expect(readFileSync(join(own.path, 'task.zip'), 'utf8')).toBe('one')
  })

  it.each(['a file', 'an archive'])(
    'lets %s be there to stay: its folder is brought to the disk once it has its name',
    async (what) => {
      const { open } = promises
      const synced: ReadonlyArray<string>[] = []
      const spy = jest.spyOn(promises, 'open').mockImplementation(async (...given) => {
        const handle = await open(...given)
        const sync = handle.sync.bind(handle)
        if (given[0] === own.path)
          handle.sync = () => {
            synced.push(own.all())
            return sync()
          }
        return handle
      })
      try {
        const made = temporaryPath(own.path)
        if (what === 'a file') {
          writeFileSync(made, 'whole')
          await place(made, own.path, 'task.zip')
        } else {
          writeFileSync(join(own.path, 'a.zip'), zipOf([{ name: 'b.txt', content: 'whole' }]))
          await unzip(join(own.path, 'a.zip'), { directory: join(own.path, 'u') })
        }
      } finally {
        spy.mockRestore()
      }
      const all = what === 'a file' ? ['task.zip'] : ['a.zip', 'u', join('u', 'b.txt')]
      expect(synced).toEqual([all])
    },
  )

  it('takes no name for what is not there', async () => {
    await expect(place(temporaryPath(own.path), own.path, 'task.zip')).rejects.toMatchObject({
      code: 'ENOENT',
    })
    expect(own.all()).toEqual([])
  })
})
