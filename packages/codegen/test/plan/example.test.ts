import { isErr } from '@paifang/result'
import { importTopDocument, operationOf, type Spec } from '../../src'
import { inventedInput } from '../../src/plan/example'
import { operationPlan } from '../../src/plan/operationPlan'

type Param = Readonly<Record<string, unknown>>

const specOf = (requestParams: ReadonlyArray<Param>, responseParams: ReadonlyArray<Param> = []): Spec => {
  const record = { name: 'taobao.demo.example', requestParams, responseParams }
  const imported = importTopDocument(record, { document: 'x.json' })
  if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
  return imported.right
}

const param = (name: string, type: string, demoValue?: string, more: Param = {}): Param => ({
  name,
  type,
  ...(demoValue === undefined ? {} : { demoValue }),
  ...more,
})

const required = { required: true }

describe('the example of an operation', () => {
  it('holds the documented values as their codecs read them', () => {
    const spec = specOf(
      [
        param('num_iid', 'Number', '7091800003790954036', required),
        param('count', 'Number', '3'),
        param('start', 'Date', '2024-02-29 00:00:00'),
        param('tags', 'String[]', 'a, b'),
        param('open', 'Boolean', 'TRUE'),
      ],
      [param('price', 'Price', '200.07'), param('ids', 'Number[]', '[1,2]')],
    )
    expect(operationOf(spec).example).toEqual({
      input: {
        num_iid: '7091800003790954036',
        count: 3,
        start: new Date('2024-02-29T00:00:00+08:00'),
        tags: ['a', 'b'],
        open: true,
      },
      output: { price: '200.07', ids: expect.anything() as unknown },
    })
  })

  it('leaves out a value that its codec refuses, and an input that lacks what is required', () => {
    const wrong = [param('count', 'Number', 'many'), param('when', 'Date', 'soon')]
    expect(operationOf(specOf([...wrong, param('nick', 'String', 'a')])).example).toEqual({
      input: { nick: 'a' },
    })
    const without = specOf([param('nick', 'String', 'a'), param('count', 'Number', 'many', required)])
    expect(operationOf(without).example).toBeUndefined()
  })

  it('is none where the document has no value of an answer, whatever lists there are', () => {
    const rows = param('rows', 'Row[]', undefined, { subParams: [param('a', 'String')] })
    const nested = param('response', 'R', undefined, { subParams: [param('flag', 'String'), rows] })
    expect(operationOf(specOf([], [nested, rows])).example?.output).toBeUndefined()
    expect(operationOf(specOf([], [param('total', 'Number', '1'), rows])).example?.output).toEqual({
      total: 1,
      rows: [],
    })
  })
})

describe('an invented input', () => {
  it('is taken by the codec, holds what is required, and examples where there are', () => {
    const all = [
      'String',
      'Number',
      'Price',
      'Boolean',
      'Date',
      'byte[]',
      'String[]',
      'Number[]',
      'Json',
      'Map',
    ]
    const spec = specOf([
      ...all.map((type, i) => param(`p${i}`, type, undefined, required)),
      param('many', 'Number', undefined, { ...required, minValue: 500, maxValue: 900 }),
      param('known', 'String', 'documented', required),
      param('other', 'String', 'left out'),
      param('rows', 'Row[]', undefined, {
        ...required,
        subParams: [param('a', 'String', undefined, required)],
      }),
    ])
    const { input } = operationPlan(spec, 'Demo')
    const made = inventedInput(spec, input)
    expect(operationOf(spec).input.decode(made)).toMatchObject({ _tag: 'Right' })
    expect(made).toMatchObject({ many: 500, known: 'documented', rows: [{ a: '1' }] })
    expect(made).not.toHaveProperty('other')
  })
})
