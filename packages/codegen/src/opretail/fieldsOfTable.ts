import type { RawField } from '../spec/RawField'
import { clean } from '../text/clean'
import type { MarkdownTable } from './markdownTables'
import { nestDotted } from './nestDotted'

const columns = {
  name: /parametername|parameter|^name|参数名|参数|字段|名称/i,
  type: /^type|类型/i,
  required: /required|必须|必填|是否/i,
  maxLength: /max ?length|长度/i,
  description: /description|描述|说明/i,
  example: /example|示例|样例/i,
}

const optional = /^(no|n|false|否|×|x|可选|optional|非必填)$/i

/**
 * The fields of a business table; undefined where a row lost its name. A row without a mark counts as required: half
 * of the stored renderings drop the √. A dotted name (`data.id`) stands inside the struct before the dot.
 */
export const fieldsOfTable = ({ header, rows }: MarkdownTable): ReadonlyArray<RawField> | undefined => {
  const index = (column: keyof typeof columns): number =>
    header.findIndex((title) => columns[column].test(title))
  const at = (row: ReadonlyArray<string>, column: keyof typeof columns): string =>
    clean(row[index(column)] ?? '')
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  return nestDotted(
    filled.map((row) => {
      const length = /\d+/.exec(at(row, 'maxLength'))?.[0] ?? /\((\d+)\)/.exec(at(row, 'type'))?.[1]
      return {
        path: at(row, 'name'),
        type: at(row, 'type'),
        required: index('required') >= 0 && !optional.test(at(row, 'required')),
        description: at(row, 'description'),
        example: at(row, 'example'),
        limits: length === undefined ? {} : { maxLength: Number(length) },
      }
    }),
  )
}
