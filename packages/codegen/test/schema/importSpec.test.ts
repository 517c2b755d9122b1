import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import {
  describeProblem,
  importOverrides,
  importSpec,
  overridesSchema,
  specSchema,
  type Spec,
} from '../../src'

const folder = join(__dirname, '../../src/schema')
const golden = join(__dirname, '../golden')
const spec = JSON.parse(readFileSync(join(golden, 'structs', 'spec.json'), 'utf8')) as Spec

const problems = (value: unknown): ReadonlyArray<string> => {
  const imported = importSpec(value, { document: 's.json' })
  return isErr(imported) ? imported.left.map(describeProblem) : []
}

describe('the published schemas', () => {
  it.each([
    ['spec.schema.json', specSchema],
    ['overrides.schema.json', overridesSchema],
  ])('%s is the one that is validated with', (name, schema) => {
    expect(JSON.parse(readFileSync(join(folder, name), 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)))
  })
})

describe('importSpec', () => {
  it('takes what was written', () => {
    expect(importSpec(JSON.stringify(spec), { document: 's.json' })).toEqual({ _tag: 'Right', right: spec })
  })

  it('locates everything wrong, by field name', () => {
    const [order] = spec.input as ReadonlyArray<object>
    expect(
      problems({
        ...spec,
        session: 'maybe',
        surprise: 1,
        input: [{ ...order, shape: { kind: 'list', of: { kind: 'texts' } } }],
      }),
    ).toEqual([
      's.json > surprise: not a member of the format',
      's.json > session: expected one of none, optional, required, unknown',
      expect.stringMatching(
        /^s\.json > input > order > shape > of > kind: expected one of text, id, /,
      ) as string,
    ])
    expect(problems({ format: 'paifang.spec/2' })).toContain('s.json > format: expected "paifang.spec/1"')
    expect(problems('{')).toEqual(['s.json: not JSON'])
  })

  it('refuses what the schema cannot say: unsafe names, names twice, paths that lead nowhere', () => {
    const field = (name: string): object => ({ name, shape: { kind: 'text' } })
    expect(
      problems({
        ...spec,
        input: [field('a'), field('a'), field('__proto__')],
        outcome: { message: ['nowhere'] },
        sensitive: [['gone']],
        idempotent: { key: ['gone'] },
      }),
    ).toEqual([
      's.json > input > a: declared twice',
      's.json > input > __proto__: a field cannot be called __proto__',
      's.json > outcome.message: leads to no field of the output',
      's.json > idempotent: leads to no field of the input',
      's.json > sensitive > gone: leads to no field',
    ])
  })

  it('refuses endless nesting', () => {
    let shape: unknown = { kind: 'text' }
    for (let i = 0; i < 3000; i++) shape = { kind: 'list', of: shape }
    expect(problems({ ...spec, input: [{ name: 'a', shape }] })[0]).toMatch(/nested too deep$/)
    let fields: unknown = [{ name: 'a', shape: { kind: 'text' } }]
    for (let i = 0; i < 50; i++) fields = [{ name: 'a', shape: { kind: 'struct', fields } }]
    expect(problems({ ...spec, input: fields, idempotent: false, sensitive: [] })).toHaveLength(1)
  })
})

describe('importOverrides', () => {
  it('wants a reason for each', () => {
    const overrides = {
      format: 'paifang.overrides/1',
      method: 'a.b',
      overrides: [{ at: ['session'], value: 'none' }],
    }
    expect(importOverrides(overrides, { document: 'o' })).toMatchObject({
      left: [{ at: ['o', 'overrides', '[0]', 'reason'] }],
    })
    expect(importOverrides('nonsense', { document: 'o' })).toMatchObject({ _tag: 'Left' })
  })
})
