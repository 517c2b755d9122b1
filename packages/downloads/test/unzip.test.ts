import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeGbk } from '@paifang/wire'
import fc from 'fast-check'
import { unzip, type UnzipOptions } from '../src/zip'
import { folder, zipOf, type ZipEntry } from './support'

let own: ReturnType<typeof folder>
beforeEach(() => {
  own = folder()
})
afterEach(() => own.remove())

const opened = (entries: ReadonlyArray<ZipEntry> | Buffer, options: Partial<UnzipOptions> = {}) => {
  const path = join(own.path, 'a.zip')
  writeFileSync(path, Buffer.isBuffer(entries) ? entries : zipOf(entries))
  return unzip(path, { directory: join(own.path, 'u'), ...options })
}

describe('unzip', () => {
  it('unpacks files and folders, with names in UTF-8 and in GBK', async () => {
    const unpacked = await opened([
      { name: 'b/' },
      { name: 'b/账单.csv', content: '一' },
      { name: Buffer.from(encodeGbk('订单/明细.csv')), content: '二' },
      { name: '.hidden', content: '' },
    ])
    const names = ['b/账单.csv', '订单/明细.csv', '.hidden']
    const directory = join(own.path, 'u')
    const files = names.map((name, i) => ({ path: join(directory, name), bytes: [3, 3, 0][i] }))
    expect(unpacked).toEqual({ _tag: 'Right', right: { directory, files } })
    expect(readFileSync(join(directory, '订单/明细.csv'), 'utf8')).toBe('二')
  })

  it.each<[string, ZipEntry]>([
    ['leads out', { name: '../evil' }],
    ['leads out further in', { name: 'a/../../evil' }],
    ['is absolute', { name: '/evil' }],
    ['is of another system', { name: 'a\\..\\..\\evil' }],
    ['has a drive', { name: 'C:/evil' }],
    ['is nothing', { name: '' }],
    ['is a dot', { name: './evil' }],
    ['has a NUL', { name: 'a\0b' }],
    ['is a link', { name: 'evil', content: '/etc/passwd', mode: 0o120777 }],
    ['is encrypted', { name: 'evil', content: 'x', flags: 1 }],
    ['is there twice', { name: 'fine', content: 'again' }],
    ['is a folder where a file is', { name: 'fine/' }],
    ['is below a file', { name: 'fine/evil', content: 'again' }],
  ])('refuses an entry that %s, and with it all', async (_what, entry) => {
    expect(await opened([{ name: 'fine', content: 'x' }, entry])).toMatchObject({
      left: { _tag: 'DownloadError', reason: 'entry' },
    })
    expect(own.all()).toEqual(['a.zip'])
  })

  it.each<[string, object, Partial<UnzipOptions>]>([
    ['many entries', { reason: 'entry' }, { maxEntries: 1 }],
    ['many bytes', { reason: 'too-large' }, { maxBytes: 1_999 }],
  ])('takes not too %s', async (_what, error, options) => {
    const content = 'x'.repeat(1_000)
    const entries = [
      { name: 'a', content },
      { name: 'b', content },
    ]
    expect(await opened(entries, options)).toMatchObject({ left: error })
    expect(own.all()).toEqual(['a.zip'])
    expect(await opened(entries, { maxEntries: 2, maxBytes: 2_000 })).toMatchObject({ _tag: 'Right' })
  })

  it('counts folders that no entry names: one entry may be a thousand of them', async () => {
    const deep = { name: `${'d/'.repeat(20)}f`, content: 'x' }
    expect(await opened([deep], { maxEntries: 20 })).toMatchObject({
      left: { reason: 'entry', detail: 'at most 20 files and folders' },
    })
    expect(own.all()).toEqual(['a.zip'])
    // Each once: the second entry is one file more.
    const entries = [deep, { name: 'd/' }, { name: 'd/g', content: 'x' }]
    expect(await opened(entries, { maxEntries: 21 })).toMatchObject({ left: { reason: 'entry' } })
    expect(await opened(entries, { maxEntries: 22 })).toMatchObject({ _tag: 'Right' })
  })

  it.each<[string, Partial<ZipEntry>]>([
    ['a size that is too small, for a bomb', { size: 1 }],
    ['a size that is too large', { size: 2_000 }],
    ['a checksum of another file', { crc: 7 }],
  ])('holds an archive to what it says: %s', async (_what, lie) => {
    expect(await opened([{ name: 'a', content: 'x'.repeat(1_000), ...lie }])).toMatchObject({
      left: { reason: 'corrupt' },
    })
    expect(own.all()).toEqual(['a.zip'])
  })

  it('has no option that nobody reads, and rejects for none', async () => {
    for (const wrong of [{ maxEntry: 5 }, { directory: 7 }])
      expect(await opened([], wrong as never)).toMatchObject({ left: { reason: 'options' } })
    expect(await unzip('a.zip', null as never)).toMatchObject({ left: { reason: 'options' } })
  })

  it('unpacks into no folder that holds something', async () => {
    mkdirSync(join(own.path, 'u'))
    expect(await opened([{ name: 'a' }])).toMatchObject({ _tag: 'Right' })
    expect(await opened([{ name: 'b' }])).toMatchObject({
      left: { reason: 'exists', path: join(own.path, 'u'), detail: 'a folder that is absent or empty' },
    })
    expect(existsSync(join(own.path, 'u', 'b'))).toBe(false)
  })

  it('tells an archive that is not there from one that is none', async () => {
    const directory = join(own.path, 'u')
    expect(await unzip(join(own.path, 'none'), { directory })).toMatchObject({
      left: { reason: 'disk', cause: { code: 'ENOENT' } },
    })
    expect(await opened(Buffer.from('no zip'))).toMatchObject({ left: { reason: 'corrupt' } })
  })

  it('ends well for any damage to an archive, all of it or nothing', async () => {
    const whole = zipOf([
      { name: 'a/b.txt', content: 'hello '.repeat(50) },
      { name: 'c.txt', content: 'world' },
    ])
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(), async (at, byte, n) => {
        const damaged = Buffer.from(whole)
        damaged[at] = byte
        const directory = join(own.path, `d${n}-${at}-${byte}`)
        const result = await opened(damaged, { directory, maxBytes: 10_000 })
        expect(existsSync(directory)).toBe(result._tag === 'Right')
      }),
      { numRuns: 150 },
    )
    expect(own.all().filter((name) => name.startsWith('.'))).toEqual([])
  })
})
