import * as fc from 'fast-check'
import { isErr } from '@paifang/result'
import { importOpretailPage, type Field, type Spec } from '../../src'
import { fieldsOf } from '../../src/spec/Shape'
import { renderPage, type Form, type Shown } from './renderPage'

const runs = Number(process.env['PAIFANG_RUNS'] ?? 60)

const names =
  'id depId date type name status list number file time level page pageNumber pageSize intro stringValue jsonText ' +
  '_t is3D records rows data startTime endTime times weeks orgIds x y1 object remark userName'

const texts = [
  '',
  'page',
  '页数',
  'rows per page',
  '门店编号(多个用逗号隔开)',
  '1 打开 2 关闭',
  '0:否,1:是',
  'string of ids',
  'int value or long',
  '是否启用',
  'No of pages',
  '5 分钟',
  '【必填】说明',
  'see 【times】',
  'id',
  'a | b',
  'Yes or no',
]
const examples = [
  '',
  '1',
  '08:00',
  '2021-01-03',
  '2020-08-02 00:00:00',
  '1,2,3',
  'View',
  '查看',
  'O_5888',
  'demo name',
]

const holders = ['JSON', 'Array', 'Object']

const scalar = (name: string): fc.Arbitrary<Shown> =>
  fc.record(
    {
      name: fc.constant(name),
      type: fc.constantFrom('int', 'string', 'long', 'JSON', 'boolean', 'String', 'date', 'double'),
      required: fc.boolean(),
      maxLength: fc.constantFrom(1, 4, 11, 100, 1000),
      description: fc.constantFrom(...texts),
      example: fc.constantFrom(...examples),
    },
    { requiredKeys: ['name', 'type', 'required', 'description', 'example'] },
  )

/** Fields whose names are each used once in the table, structs inside structs included. */
const fieldsFrom = (pool: ReadonlyArray<string>, depth: number): fc.Arbitrary<ReadonlyArray<Shown>> => {
  const [first, ...rest] = pool
  if (first === undefined) return fc.constant([])
  const take = depth > 0 ? fc.integer({ min: 0, max: Math.min(3, rest.length) }) : fc.constant(0)
  return take.chain((inner) =>
    fc
      .tuple(
        scalar(first),
        inner === 0 ? fc.constant([]) : fieldsFrom(rest.slice(0, inner), depth - 1),
        fieldsFrom(rest.slice(inner), depth),
      )
      .map(([field, fields, others]) => [
        fields.length === 0 ? field : { ...field, type: holders[fields.length % 3] ?? 'JSON', fields },
        ...others,
      ]),
  )
}

const tables: fc.Arbitrary<ReadonlyArray<Shown>> = fc
  .shuffledSubarray(names.split(' '), { minLength: 1, maxLength: 9 })
  .chain((pool) => fieldsFrom(pool, 2))

interface Tree {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly fields: ReadonlyArray<Tree>
}

const shownTree = (fields: ReadonlyArray<Shown>, side: 'input' | 'output'): ReadonlyArray<Tree> =>
  fields.map(({ name, type, required, fields: inside = [] }) => ({
    name,
    type,
    required: side === 'input' && required,
    fields: shownTree(inside, side),
  }))

const readTree = (fields: ReadonlyArray<Field>): ReadonlyArray<Tree> =>
  fields.map(({ name, type = '', required = false, shape }) => ({
    name,
    type,
    required,
    fields: readTree(fieldsOf(shape) ?? []),
  }))

/** Lengths that were read and are not those that were printed. */
const wrongLengths = (read: ReadonlyArray<Field>, shown: ReadonlyArray<Shown>): ReadonlyArray<string> =>
  read.flatMap(({ name, limits, shape }, i) => [
    ...(limits?.maxLength === undefined || limits.maxLength === shown[i]?.maxLength ? [] : [name]),
    ...wrongLengths(fieldsOf(shape) ?? [], shown[i]?.fields ?? []),
  ])

const read = (page: string): Spec | undefined => {
  const imported = importOpretailPage(page, { document: 'page.txt' })
  if (isErr(imported)) expect(imported.left[0]?.at).toHaveLength(2)
  return isErr(imported) ? undefined : imported.right
}

const law = (
  check: (input: ReadonlyArray<Shown>, output: ReadonlyArray<Shown>, flags: boolean[]) => void,
): void =>
  fc.assert(fc.property(tables, tables, fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), check), {
    numRuns: runs,
  })

/** `number int No of pages` alone in its table: the No may be the mark. */
const isAmbiguous = (form: Form, sides: ReadonlyArray<ReadonlyArray<Shown>>): boolean =>
  /[EF]/.test(form) && sides.some((rows) => rows.every(({ description }) => description.startsWith('No ')))

describe('the renderings of a page', () => {
  it.each(['A', 'C', 'E', 'F', 'tabs'] as const)('%s is read exactly, whatever its texts say', (form) => {
    law((input, output, [tick = true, chinese = true, blanks = true]) => {
      const spec = read(renderPage(input, output, { form, tick, chinese, blanks }))
      if (spec === undefined && isAmbiguous(form, [input, output])) return
      expect(spec).toMatchObject({
        method: 'open.demo.rendered',
        version: 'v2',
        verb: 'POST',
        title: '演示(新)',
      })
      for (const side of ['input', 'output'] as const) {
        const shown = side === 'input' ? input : output
        const fields = spec?.[side]
        if (fields === 'unknown' || fields === undefined) throw new Error(`${side} is unknown`)
        expect(readTree(fields)).toEqual(shownTree(shown, side))
        expect(wrongLengths(fields, shown)).toEqual([])
      }
    })
  })

  it.each(['B', 'H'] as const)('%s has lost the names, and gives none', (form) => {
    law((input, output, [tick = true, chinese = true]) => {
      const spec = read(renderPage(input, output, { form, tick, chinese, blanks: false }))
      expect(spec).toMatchObject({ input: 'unknown', output: 'unknown' })
      expect(spec?.facts).toEqual(
        expect.arrayContaining([
          {
            at: ['input'],
            fact: 'unknown',
            because: expect.stringMatching(/^line \d+: a row has no name/) as string,
          },
        ]),
      )
    })
  })

  it('D has lost the names inside, and gives the others', () => {
    law((input, output, [tick = true, chinese = true]) => {
      const spec = read(renderPage(input, output, { form: 'D', tick, chinese, blanks: false }))
      const tops = shownTree(input, 'input').map((field) => ({ ...field, fields: [] }))
      expect(readTree(spec?.input === 'unknown' ? [] : (spec?.input ?? []))).toEqual(tops)
    })
  })

  it('G has glued its cells, and gives nothing: refused at a line, or unknown where its names may be types', () => {
    law((input, output, [tick = true, chinese = true]) => {
      const page = renderPage(input, output, { form: 'G', tick, chinese, blanks: false })
      const imported = importOpretailPage(page, { document: 'page.txt' })
      if (isErr(imported)) expect(imported.left[0]?.message).toContain('glued together')
      else expect(imported.right).toMatchObject({ input: 'unknown', output: 'unknown' })
    })
  })
})
