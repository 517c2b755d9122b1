import { join } from 'node:path'
import * as ts from 'typescript'

const root = join(__dirname, '../../..')
const file = join(__dirname, 'golden/structs/use.ts')

const source = `
import type { InputOf, OutputOf } from '@paifang/contract'
import { demoOrderCreate } from './operation'

declare const input: InputOf<typeof demoOrderCreate>
declare const output: OutputOf<typeof demoOrderCreate>
export const order = input.order
export const items = order.items
export const mobile = order.receiver.receiver_mobile
export const count = items[0]?.count
export const rows = output.result?.orders
export const operation = demoOrderCreate
`

const options: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  types: [],
  paths: { '@paifang/*': [join(root, 'packages/*/src/index.ts')] },
}

const service = ts.createLanguageService({
  getCompilationSettings: () => options,
  getScriptFileNames: () => [file],
  getScriptVersion: () => '1',
  getScriptSnapshot: (path) => {
    const text = path === file ? source : ts.sys.readFile(path)
    return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
  fileExists: (path) => path === file || ts.sys.fileExists(path),
  readFile: (path) => (path === file ? source : ts.sys.readFile(path)),
})

/** What an editor shows over a name: its type, and what is written about it. */
const hover = (text: string): readonly [type: string, about: string] => {
  const info = service.getQuickInfoAtPosition(file, source.lastIndexOf(text))
  return [ts.displayPartsToString(info?.displayParts), ts.displayPartsToString(info?.documentation)]
}

describe('a hover', () => {
  it.each([
    ['order = ', 'const order: DemoOrderCreate.Order'],
    ['items = ', 'const items: readonly DemoOrderCreate.Items[]'],
    ['rows = ', 'const rows: readonly DemoOrderCreate.Orders[] | undefined'],
    ['output: ', 'const output: DemoOrderCreate.Output'],
    ['input: ', 'const input: DemoOrderCreate.Input'],
  ])('over %j is short', (text, type) => {
    expect(hover(text)[0]).toBe(type)
  })

  it('over an operation shows its types by name, and its title and method', () => {
    const [type, about] = hover('demoOrderCreate\n')
    expect(type.replace(/\s+/g, ' ')).toContain(
      `Operation<"top", DemoOrderCreate.Input, DemoOrderCreate.Output, "isv.out-of-stock" | "isv.it's">`,
    )
    expect(about).toBe('示例 (`taobao.demo.order.create`)')
  })

  it.each([
    ['receiver_mobile', 'e.g. `13111111111`'],
    ['items\n', 'at most 50 items'],
    ['count\n', '1 to 999; e.g. `1`'],
    ['order\n', '订单'],
  ])('over a field shows its description, limits and example: %j', (text, about) => {
    expect(hover(text)[1]).toBe(about)
  })
})
