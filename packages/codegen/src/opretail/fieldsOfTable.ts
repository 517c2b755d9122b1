import type { RawField } from '../spec/RawField'
import { clean } from '../text/clean'
import type { MarkdownTable } from './markdownTables'

const columns = {
  name: /parametername|parameter|^name|参数名|参数|字段|名称/i,
  type: /^type|类型/i,
  required: /required|必须|必填|是否/i,
  maxLength: /max ?length|长度/i,
  description: /description|描述|说明/i,
  example: /example|示例|样例/i,
}

type Column = keyof typeof columns

const index = (header: ReadonlyArray<string>, column: Column): number =>
  header.findIndex((title) => columns[column].test(title))

const optional = /^(no|n|false|否|×|x|可选|optional|非必填)$/i

interface Mutable {
  readonly field: RawField
  readonly inside: Map<string, Mutable>
}

const freeze = (level: ReadonlyMap<string, Mutable>): ReadonlyArray<RawField> =>
  [...level.values()].map(({ field, inside }) =>
    inside.size === 0 ? field : { ...field, fields: freeze(inside) },
  )

/**
 * The fields of a business table. A row without a mark counts as required: half of the stored renderings drop the √.
 * A dotted name (`data.id`) stands inside the struct before the dot.
 */
export const fieldsOfTable = ({ header, rows }: MarkdownTable): ReadonlyArray<RawField> => {
  const at = (row: ReadonlyArray<string>, column: Column): string => clean(row[index(header, column)] ?? '')
  const root = new Map<string, Mutable>()
  for (const row of rows) {
    const path = at(row, 'name')
      .split('.')
      .filter((segment) => segment !== '')
    const name = path.at(-1)?.replace(/\[\]$/, '')
    if (name === undefined || name === '') continue
    let level = root
    for (const segment of path.slice(0, -1)) {
      const parent = segment.replace(/\[\]$/, '')
      const found = level.get(parent) ?? {
        field: { name: parent, type: segment.endsWith('[]') ? 'Struct []' : 'Struct' },
        inside: new Map<string, Mutable>(),
      }
      level.set(parent, found)
      level = found.inside
    }
    const length = /\d+/.exec(at(row, 'maxLength'))?.[0] ?? /\((\d+)\)/.exec(at(row, 'type'))?.[1]
    const [type, description, example] = [at(row, 'type'), at(row, 'description'), at(row, 'example')]
    const hasColumn = index(header, 'required') >= 0
    level.set(name, {
      field: {
        name,
        ...(type === '' ? {} : { type }),
        ...(hasColumn && !optional.test(at(row, 'required')) ? { required: true } : {}),
        ...(description === '' ? {} : { description }),
        ...(example === '' ? {} : { example }),
        ...(length === undefined ? {} : { limits: { maxLength: Number(length) } }),
      },
      inside: new Map(),
    })
  }
  return freeze(root)
}
