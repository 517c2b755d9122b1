import { isErr } from '@paifang/result'
import { importCatalogue, type Spec } from '../../src'

const specOf = (api: object): Spec => {
  const imported = importCatalogue(
    { title: '工具', apis: [{ name: 'taobao.demo.get', ...api }] },
    { document: 'c' },
  )
  if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
  const [spec] = imported.right
  if (spec === undefined) throw new Error('no API')
  return spec
}

describe('a catalogue', () => {
  it('keeps the error codes that it documents', () => {
    const errors = [{ code: '1008', message: '无权限' }, { code: 3001 }, { message: 'no code' }]
    expect(specOf({ errors }).errors).toEqual([{ code: '1008', message: '无权限' }, { code: '3001' }])
  })

  it('keeps a default in the description', () => {
    const { input } = specOf({
      request: [
        { name: 'page_no', type: 'Number', default: '1' },
        { name: 'scene', type: 'Number', description: '场景', default: 0 },
      ],
    })
    expect(input).toMatchObject([{ description: '默认值：1' }, { description: '场景 默认值：0' }])
  })
})
