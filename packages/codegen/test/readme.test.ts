import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isOk } from '@paifang/result'
import * as codegen from '../src'
import { applyOverrides, emit, importOverrides, importTopDocument } from '../src'

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8')

const record = {
  name: 'taobao.shop.title.update',
  apiChineseName: '店铺标题修改',
  requestParams: [{ name: 'shop_id', type: 'Number', required: true, demoValue: '7091800003790954036' }],
  responseParams: [{ name: 'success', type: 'Boolean', demoValue: 'true' }],
}

describe('the README', () => {
  const spec = importTopDocument(record, { document: 'shop.json' })

  it('shows an example that prints what it says', () => {
    const printed: string[] = []
    if (isOk(spec)) for (const [path, text] of emit([spec.right])) printed.push(`${path} ${text.length > 0}`)
    expect(printed).toEqual(['src/apis/shopTitleUpdate.ts true', 'src/index.ts true'])
    for (const line of printed) expect(readme).toContain(line)
    for (const name of ['name', 'apiChineseName'] as const)
      expect(readme).toContain(`${name}: '${record[name]}'`)
    expect(readme).toContain(
      'for (const [path, text] of emit([spec.right])) console.log(path, text.length > 0)',
    )
  })

  it('shows overrides that apply', () => {
    const overrides = importOverrides(/```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '', {
      document: 'README',
    })
    const applied = isOk(spec) && isOk(overrides) ? applyOverrides(spec.right, overrides.right) : undefined
    expect(applied).toMatchObject({
      right: { session: 'required', input: [{ name: 'shop_id', shape: { kind: 'text' } }] },
    })
  })

  it('names every importer', () => {
    for (const name of Object.keys(codegen).filter((one) =>
      /^(import|fetch|run|generate|diff|emit)/.test(one),
    ))
      if (!['fetchDocuments', 'importOverrides'].includes(name)) expect(readme).toContain(name)
  })
})
