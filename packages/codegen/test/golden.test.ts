import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import type { Operation } from '@paifang/contract'
import { emit, importSpec, importText, operationOf, specText, type Spec } from '../src'
import { agree } from './scale/agree'
import { compile } from './scale/compile'

const folder = join(__dirname, 'golden')
const cases = readdirSync(folder).sort()
const read = (name: string, file: string): string => readFileSync(join(folder, name, file), 'utf8')

const documentOf = (name: string): string =>
  existsSync(join(folder, name, 'document.json')) ? 'document.json' : 'document.txt'

const emitted = (spec: Spec): string =>
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
    expect(emitted(spec!)).toBe(read(name, 'operation.ts'))
  })
})

describe('the reviewed examples', () => {
  const compiled = compile(new Map(cases.map((name) => [`src/${name}.ts`, read(name, 'operation.ts')])))
  afterAll(() => compiled.remove())

  it('type-check under the settings of the project', () => {
    expect(compiled.errors).toBe('')
  })

  it.each(cases)('%s: is interpreted as it is generated', (name) => {
    const spec = JSON.parse(read(name, 'spec.json')) as Spec
    const [one] = Object.values(compiled.load(`src/${name}.ts`)) as ReadonlyArray<
      Operation<string, unknown, unknown>
    >
    agree(spec, { one: one!, other: operationOf(spec) }, 200)
  })
})
