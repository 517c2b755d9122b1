import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import { emit, importSpec, importText, specText } from '../src'
import { compile } from './scale/compile'

const folder = join(__dirname, 'golden')
const cases = readdirSync(folder).sort()
const read = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8')

const documentOf = (name: string): string =>
  existsSync(join(folder, name, 'document.json')) ? 'document.json' : 'document.txt'

const operationOf = (spec: Parameters<typeof emit>[0][number]): string =>
  [...emit([spec])].find(([path]) => path.startsWith('src/apis/'))?.[1] ?? ''

describe.each(cases)('the reviewed example %s', (name) => {
  const imported = importText(read(name, documentOf(name)), { document: name })
  const spec = isErr(imported) ? undefined : imported.right[0]

  it('is imported as reviewed', () => {
    expect(imported).toMatchObject({ _tag: 'Right' })
    expect(specText(spec!)).toBe(read(name, 'spec.json'))
  })

  it('survives the spec format', () => {
    expect(importSpec(read(name, 'spec.json'), { document: name })).toEqual({ _tag: 'Right', right: spec })
  })

  it('is emitted as reviewed', () => {
    expect(operationOf(spec!)).toBe(read(name, 'operation.ts'))
  })
})

describe('the reviewed examples', () => {
  it('are formatted as prettier formats them', () => {
    const root = join(__dirname, '../../..')
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        join(root, 'node_modules/prettier/bin/prettier.cjs'),
        '--check',
        '--ignore-path',
        'none',
        `${folder}/**/*.ts`,
      ],
      { cwd: root, encoding: 'utf8' },
    )
    expect(stderr.split('\n').filter((line) => line.startsWith('[warn]'))).toEqual([])
    expect(status).toBe(0)
  })

  it('type-check under the settings of the project', () => {
    const compiled = compile(new Map(cases.map((name) => [`src/${name}.ts`, read(name, 'operation.ts')])))
    compiled.remove()
    expect(compiled.errors).toBe('')
  })
})
