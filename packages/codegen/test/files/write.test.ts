import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, write } from '../../src'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paifang-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const files = new Map([
  ['src/index.ts', '// Generated: one line per operation.\n'],
  ['src/apis/a.ts', '// Generated from a\n'],
])

describe('write', () => {
  it('makes the folder hold the files, and touches nothing that is current', () => {
    expect(write(files, folder).map(({ kind }) => kind)).toEqual(['missing', 'missing'])
    const before = statSync(join(folder, 'src/index.ts')).mtimeMs
    writeFileSync(join(folder, 'src/apis/a.ts'), '// Generated from b\n')
    expect(write(files, folder)).toEqual([{ path: 'src/apis/a.ts', kind: 'changed' }])
    expect(statSync(join(folder, 'src/index.ts')).mtimeMs).toBe(before)
    expect(check(files, folder)).toEqual([])
  })

  it('removes generated sources that are left over, and no other file', () => {
    write(files, folder)
    writeFileSync(join(folder, 'src/apis/old.ts'), '// Generated from old\n')
    writeFileSync(join(folder, 'src/apis/mine.ts'), 'export {}\n')
    expect(check(files, folder)).toEqual([{ path: 'src/apis/old.ts', kind: 'left over' }])
    write(files, folder)
    expect(() => readFileSync(join(folder, 'src/apis/old.ts'))).toThrow('ENOENT')
    expect(readFileSync(join(folder, 'src/apis/mine.ts'), 'utf8')).toBe('export {}\n')
  })

  it.each([
    '../x.ts',
    '/etc/x',
    'a/../../x',
    'a//b',
    '',
    '.',
    '..',
    'a\\..\\x',
    'C:/x',
    'a\u0000',
    '.git/config',
  ])('refuses the path %j', (path) => {
    expect(() => write(new Map([[path, 'x']]), folder)).toThrow(RangeError)
  })

  it('refuses to write through a link that leads outside', () => {
    const outside = mkdtempSync(join(tmpdir(), 'paifang-outside-'))
    mkdirSync(join(folder, 'src'))
    symlinkSync(outside, join(folder, 'src/apis'))
    expect(() => write(files, folder)).toThrow(/through a link/)
    rmSync(join(folder, 'src/apis'))
    mkdirSync(join(folder, 'src/apis'))
    symlinkSync(join(outside, 'target'), join(folder, 'src/apis/a.ts'))
    expect(() => write(files, folder)).toThrow(/through a link/)
    rmSync(outside, { recursive: true })
  })
})
