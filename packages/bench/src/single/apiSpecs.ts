import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importCatalogue, type Spec } from '@paifang/codegen'

/** The platform's own catalogue, where a copy lies beside the project. */
const catalogueFolder = join(__dirname, '../../../../../../shared/catalog/top')

const specsOf = (catalogue: string, document: string): ReadonlyArray<Spec> => {
  const imported = importCatalogue(catalogue, { document })
  if (imported._tag === 'Left') throw new Error(JSON.stringify(imported.left))
  return imported.right
}

const types = ['String', 'Number', 'Boolean', 'Date', 'Price', 'String[]', 'Number[]']

/** An API with as many fields as those of the catalogue have on average: 8 in, 13 out, some of them nested. */
const syntheticApi = (i: number): object => {
  const fields = (count: number, prefix: string): ReadonlyArray<object> =>
    Array.from({ length: count }, (_, at) => ({
      name: `${prefix}_${String(at)}`,
      type: types[(i + at) % types.length],
      required: at % 3 === 0,
    }))
  return {
    name: `taobao.bench.group${String(i % 100)}.thing${String(i)}.get`,
    title: `合成接口 ${String(i)}`,
    request: [...fields(4, 'in'), { name: 'query', type: 'Query', fields: fields(3, 'q') }],
    response: [...fields(3, 'out'), { name: 'rows', type: 'Row[]', fields: fields(9, 'row') }],
  }
}

/** As many APIs as asked for: real ones where the catalogue has enough of them, else made up. */
export const apiSpecs = (count: number): { readonly real: boolean; readonly specs: ReadonlyArray<Spec> } => {
  if (existsSync(catalogueFolder)) {
    const specs: Spec[] = []
    for (const file of readdirSync(catalogueFolder).sort()) {
      if (specs.length >= count) break
      specs.push(...specsOf(readFileSync(join(catalogueFolder, file), 'utf8'), file))
    }
    if (specs.length >= count) return { real: true, specs: specs.slice(0, count) }
  }
  const apis = Array.from({ length: count }, (_, i) => syntheticApi(i))
  return { real: false, specs: specsOf(JSON.stringify({ title: '合成', apis }), 'synthetic') }
}
