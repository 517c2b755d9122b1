import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import { importText, type Field, type Spec } from '../../src'
import { fieldsOf } from '../../src/spec/Shape'

const shared = join(__dirname, '../../../../../shared')
const forms = join(shared, 'pages/opretail-forms')
const cases = join(shared, 'cases/pages')
const absent = existsSync(forms) && existsSync(cases) ? '' : ' (skipped: ../shared is absent)'

interface Expected {
  readonly name: string
  readonly type: string
  readonly required?: boolean
  readonly maxLength?: number
  readonly fields?: ReadonlyArray<Expected> | 'unknown'
}

const read = (path: string): Spec => {
  const imported = importText(readFileSync(path, 'utf8'), { document: path })
  if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
  const [spec] = imported.right
  if (spec === undefined) throw new Error('no API')
  return spec
}

/** A side of a spec in the form of the expectations; members that are unknown are simply not there. */
const treeOf = (fields: ReadonlyArray<Field> | 'unknown', isOutput: boolean): unknown =>
  fields === 'unknown'
    ? fields
    : fields.map(({ name, type, required, limits, shape }) => {
        const inside = fieldsOf(shape)
        return {
          name,
          type,
          ...(isOutput ? {} : { required: required === true }),
          ...(limits?.maxLength === undefined ? {} : { maxLength: limits.maxLength }),
          ...(inside === undefined ? {} : { fields: treeOf(inside, isOutput) }),
        }
      })

const known = (fields: ReadonlyArray<Expected> | 'unknown'): unknown =>
  fields === 'unknown'
    ? fields
    : fields.map(({ fields: inside, ...field }) =>
        inside === undefined || inside === 'unknown' ? field : { ...field, fields: known(inside) },
      )

;(absent === '' ? describe : describe.skip)(`pages with their right trees${absent}`, () => {
  const names = absent === '' ? readdirSync(forms).filter((name) => name.endsWith('.txt')) : ['none']

  it.each(names)('%s', (name) => {
    const expected = JSON.parse(
      readFileSync(join(forms, name.replace('.txt', '.expected.json')), 'utf8'),
    ) as Spec
    const { method, version, verb, input, output } = read(join(forms, name))
    expect({ method, version, verb, input: treeOf(input, false), output: treeOf(output, true) }).toEqual({
      method: expected.method,
      version: expected.version,
      verb: expected.verb,
      input: known(expected.input as unknown as ReadonlyArray<Expected>),
      output: known(expected.output as unknown as ReadonlyArray<Expected>),
    })
  })

  it('is read where the rendering is plain text, and unknown where all names are lost', () => {
    expect(read(join(cases, 'r1-pipes-all-names-lost.txt'))).toMatchObject({
      method: 'open.demo.pos.sendOrder',
      version: 'v2',
      input: 'unknown',
      facts: [
        { at: ['input'], because: 'line 16: a row has no name: this rendering lost it' },
        {
          at: ['output'],
          because: 'the page has no table of business return parameters (业务返回参数)',
        },
      ],
    })
    expect(treeOf(read(join(cases, 'r2-plain.txt')).input, false)).toEqual([
      { name: 'orgId', type: 'int', required: true, maxLength: 11 },
      { name: 'iposJson', type: 'JSON', required: true },
      { name: 'shopName', type: 'string', required: false, maxLength: 512 },
    ])
    expect(treeOf(read(join(cases, 'r5-chinese-plain.txt')).input, false)).toEqual([
      { name: 'pageNumber', type: 'int', required: false, maxLength: 11 },
      { name: 'pageSize', type: 'int', required: false, maxLength: 11 },
      { name: 'shopIds', type: 'string', required: false, maxLength: 100 },
    ])
  })
})
