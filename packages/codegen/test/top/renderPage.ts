/** A field as the catalogue has it. */
export interface CatalogueField {
  readonly name: string
  readonly type?: string
  readonly required?: boolean
  readonly maxListSize?: number
  readonly maxLength?: number
  readonly minValue?: number
  readonly maxValue?: number
  readonly fields?: ReadonlyArray<CatalogueField>
}

export interface CatalogueApi {
  readonly name: string
  readonly auth?: string
  readonly request?: ReadonlyArray<CatalogueField>
  readonly response?: ReadonlyArray<CatalogueField>
}

/**
 * How a page is printed. The first five are what the site itself does; the others what browsers, languages and
 * converters make of it, and what descriptions may hold.
 */
export interface Quirks {
  /** Limits of a row of the first level stand as bullets below it, and everything after is indented. */
  readonly limitBullets?: boolean
  /** Structs inside the item of a list are set on a name that is never declared. */
  readonly alias?: boolean
  /** A number list is set with a `;` inside the parentheses. */
  readonly arrays?: boolean
  /** Descriptions are the names of the fields, as they are or camel-cased, or nothing. */
  readonly desc?: 'name' | 'camel' | 'none'
  /** A struct has `{}` as its example. */
  readonly structExample?: boolean
  /** Lines of descriptions that read like rows. */
  readonly descLines?: boolean
  /** Examples that hold spaces: a date, JSON, words. */
  readonly spacedExamples?: boolean
  readonly noExamples?: boolean
  readonly defaults?: boolean
  readonly bullet?: '•' | '*' | '-' | '·' | ''
  readonly separator?: ' ' | '\t' | '\u00a0'
  readonly invisible?: boolean
  readonly crlf?: boolean
  readonly colon?: ':' | '：'
  readonly need?: readonly [string, string]
  readonly titles?: 'markdown' | 'english' | 'none'
  readonly contents?: boolean
  readonly commonTable?: boolean
  readonly sample?: 'json' | 'simpleJson' | 'both' | 'broken' | 'none'
  /** Two items in every list of a sample. */
  readonly twoItems?: boolean
  readonly xmlDressed?: boolean
  readonly java?: 'merged' | 'fenced' | 'none'
  /** Rows of every level stand on one line: as text, between bars, or those inside structs as one bullet each. */
  readonly rows?: 'lines' | 'bars' | 'items'
  readonly escapes?: boolean
}

const camel = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((piece) => piece.charAt(0).toUpperCase() + piece.slice(1))
    .join('')

const base = ({ type = '' }: CatalogueField): string => type.replace(/\s*\[.*$/, '')
const isList = ({ type = '' }: CatalogueField): boolean => type.includes('[')
const insideOf = ({ fields = [] }: CatalogueField): ReadonlyArray<CatalogueField> => fields

const snakeType = (type: string): string =>
  type.replace(/([A-Z])/g, (_, letter: string, i: number) => `${i > 0 ? '_' : ''}${letter.toLowerCase()}`)

const exampleOf = (field: CatalogueField, { spacedExamples, noExamples }: Quirks): string => {
  if (noExamples === true) return ''
  const type = base(field)
  if (type === 'Number' || type === 'byte') return '1'
  if (type === 'Boolean') return 'true'
  if (type === 'Date') return '2020-01-01 00:00:00'
  const spaced = field.name.length % 2 === 0 ? '{"a": "1", "b": 2}' : 'x y'
  return spacedExamples === true && spaced.length <= (field.maxLength ?? spaced.length) ? spaced : 'x'
}

const limitsOf = (field: CatalogueField, { colon = '：', defaults }: Quirks): ReadonlyArray<string> => [
  ...(field.maxListSize === undefined ? [] : [`最大列表长度${colon}${field.maxListSize}`]),
  ...(field.maxLength === undefined ? [] : [`最大长度${colon}${field.maxLength}`]),
  ...(field.maxValue === undefined ? [] : [`最大值${colon}${field.maxValue}`]),
  ...(field.minValue === undefined ? [] : [`最小值${colon}${field.minValue}`]),
  ...(defaults === true && insideOf(field).length === 0 ? [`默认值${colon}1`] : []),
]

const descriptionOf = ({ name }: CatalogueField, { desc, descLines }: Quirks): string => {
  const text =
    desc === 'name'
      ? name
      : desc === 'camel'
        ? name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
        : desc === 'none'
          ? ''
          : '说明'
  return descLines === true
    ? `${text}\nA active 有效\nB blocked 冻结\nNote that it may be absent.\n- 1 first\n见 https://a.example/x`
    : text
}

/** The cells of a row after its name. */
const cellsOf = (field: CatalogueField, hasNeed: boolean, quirks: Quirks): ReadonlyArray<string> => {
  const [must, may] = quirks.need ?? ['必须', '可选']
  const isStruct = insideOf(field).length > 0
  const example = isStruct ? (quirks.structExample === true ? '{}' : '') : exampleOf(field, quirks)
  return [
    field.type ?? 'String',
    ...(hasNeed ? [field.required === true ? must : may] : []),
    example,
    ...(hasNeed ? limitsOf(field, quirks) : []),
    descriptionOf(field, quirks),
  ].filter((cell) => cell !== '')
}

const nested = (fields: ReadonlyArray<CatalogueField>, hasNeed: boolean, quirks: Quirks): string =>
  fields
    .map((field) => {
      const { bullet = '•' } = quirks
      const inner = insideOf(field)
      const name = inner.length > 0 ? field.name : `└ ${field.name}`
      const cells = [name, ...cellsOf(field, hasNeed, quirks)]
      return cells.map((cell) => `  ${bullet} ${cell}\n`).join('') + nested(inner, hasNeed, quirks)
    })
    .join('')

const table = (fields: ReadonlyArray<CatalogueField>, hasNeed: boolean, quirks: Quirks): string => {
  const { bullet = '•', separator = ' ', limitBullets } = quirks
  let indent = ''
  return fields
    .map((field) => {
      const inner = insideOf(field)
      const cells = [field.name, ...cellsOf(field, hasNeed, quirks)]
      const limits = hasNeed ? limitsOf(field, quirks) : []
      if (limitBullets !== true || limits.length === 0)
        return `${indent}${cells.join(separator)}\n${nested(inner, hasNeed, quirks)}`
      const first = cells.indexOf(limits[0] ?? '')
      const row = `${indent}${cells.slice(0, first).join(separator)}\n`
      indent = '    '
      const rest = cells.slice(first).map((cell) => `  ${bullet} ${cell}\n`)
      return row + rest.join('') + nested(inner, hasNeed, quirks)
    })
    .join('')
}

const lines = (fields: ReadonlyArray<CatalogueField>, hasNeed: boolean, quirks: Quirks, depth = 0): string =>
  fields
    .map((field) => {
      const inner = insideOf(field)
      const name = depth > 0 && inner.length === 0 ? `└ ${field.name}` : field.name
      const cells = [name, ...cellsOf(field, hasNeed, quirks)]
      const { rows, separator = ' ', bullet = '•' } = quirks
      if (rows === 'items' && depth > 0)
        return `  ${bullet} ${cells.join(separator)}\n${lines(inner, hasNeed, quirks, depth + 1)}`
      const row = quirks.rows === 'bars' ? `${cells.join(' | ')} |` : cells.join(quirks.separator ?? ' ')
      return `${row}\n${lines(inner, hasNeed, quirks, depth + 1)}`
    })
    .join('')

const rowsOf = (fields: ReadonlyArray<CatalogueField>, hasNeed: boolean, quirks: Quirks): string =>
  quirks.rows === undefined ? table(fields, hasNeed, quirks) : lines(fields, hasNeed, quirks)

const literal = (field: CatalogueField, quirks: Quirks): string => {
  const type = base(field)
  if (type === 'byte' && isList(field)) return 'new FileItem("file.txt")'
  if (isList(field) && type === 'Number')
    return quirks.arrays === true ? 'new Long[] { 1,2 };' : 'new Long[] { 1,2 }'
  if (type === 'Number') return '1L'
  if (type === 'Boolean') return 'true'
  if (type === 'Date') return 'StringUtils.parseDateTime("2020-01-01 00:00:00")'
  return JSON.stringify(exampleOf(field, quirks))
}

const javaOf = (api: CatalogueApi, quirks: Quirks): string => {
  const request = `${camel(api.name.replace(/^taobao\./, ''))}Request`
  const out: string[] = []
  let count = 0
  const set = (owner: string, alias: string | undefined, fields: ReadonlyArray<CatalogueField>): void => {
    for (const field of fields) {
      const inner = insideOf(field)
      const target = quirks.alias === true && alias !== undefined ? alias : owner
      if (inner.length === 0) {
        out.push(`${owner}.set${camel(field.name)}(${literal(field, quirks)});`)
        continue
      }
      const type = `${request}.${base(field)}`
      if (isList(field)) {
        count += 2
        const list = `list${count}`
        const item = `obj${++count}`
        const next = `list${++count}`
        out.push(`List<${type}> ${list} = new ArrayList<${type}>();`, `${type} ${item} = new ${type}();`)
        out.push(`${list}.add(${item});`)
        set(item, next, inner)
        out.push(`${target}.set${camel(field.name)}(${list});`)
      } else {
        const object = `obj${++count}`
        out.push(`${type} ${object} = new ${type}();`)
        set(object, undefined, inner)
        out.push(`${target}.set${camel(field.name)}(${object});`)
      }
    }
  }
  set('req', undefined, api.request ?? [])
  const session = api.auth === 'required' ? ', sessionKey' : ''
  const code = [
    'TaobaoClient client = new DefaultTaobaoClient(url, appkey, secret);',
    `${request} req = new ${request}();`,
    ...out,
    `${camel(api.name)}Response rsp = client.execute(req${session});`,
    'System.out.println(rsp.getBody());',
  ]
  if (quirks.java === 'none') return ''
  if (quirks.java === 'merged') return `1 2 3 4 | ${code.join(' ')} |`
  return quirks.java === 'fenced' ? `\`\`\`java\n${code.join('\n')}\n\`\`\`` : code.join('\n')
}

const xmlOf = (fields: ReadonlyArray<CatalogueField>, quirks: Quirks): string =>
  fields
    .map((field) => {
      const inner = insideOf(field)
      const leaf = quirks.xmlDressed === true ? '<![CDATA[1 < 2]]>' : '1'
      const value = inner.length > 0 ? `\n${xmlOf(inner, quirks)}\n` : leaf
      const comment = quirks.xmlDressed === true ? '<!-- <a> -->' : ''
      const item = inner.length > 0 ? snakeType(base(field)) : base(field).toLowerCase() || 'string'
      const one = `<${item}>${value}</${item}>`
      return isList(field)
        ? `<${field.name}${quirks.xmlDressed === true ? ' list="true"' : ''}>${one}${quirks.twoItems === true ? one : ''}</${field.name}>`
        : `${comment}<${field.name}>${value}</${field.name}>`
    })
    .join('\n')

const jsonOf = (fields: ReadonlyArray<CatalogueField>, quirks: Quirks): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.map((field) => {
      const inner = insideOf(field)
      const value = inner.length > 0 ? jsonOf(inner, quirks) : '1'
      const items = quirks.twoItems === true ? [value, value] : [value]
      const item = inner.length > 0 ? snakeType(base(field)) : base(field).toLowerCase() || 'string'
      if (!isList(field)) return [field.name, value]
      return [field.name, quirks.sample === 'simpleJson' ? items : { [item]: items }]
    }),
  )

const sampleOf = (api: CatalogueApi, quirks: Quirks): string => {
  const root = `${api.name.replace(/^taobao\./, '').replace(/[^A-Za-z0-9]+/g, '_')}_response`
  const fields = api.response ?? []
  const xml = `${quirks.xmlDressed === true ? '<?xml version="1.0" encoding="utf-8"?>\n' : ''}<${root}>\n${xmlOf(fields, quirks)}\n</${root}>`
  const json = JSON.stringify({ [root]: jsonOf(fields, quirks) }, null, 4)
  if (quirks.sample === 'none') return ''
  if (quirks.sample === 'broken') return xml.replace(/<\/[^<>]*>\s*$/, '')
  if (quirks.sample === 'both') return `${xml}\n${json}`
  return quirks.sample === undefined ? xml : json
}

const words = {
  chinese: {
    common: '公共参数',
    request: '请求参数',
    response: '响应参数',
    requestSample: '请求示例',
    responseSample: '响应示例',
    failureSample: '异常示例',
    errors: '错误码解释',
    columns: ['名称', '类型', '是否必须', '示例值', '更多限制', '描述'],
  },
  english: {
    common: 'Common Parameters',
    request: 'Request Parameters',
    response: 'Response Parameters',
    requestSample: 'Request Sample',
    responseSample: 'Response Sample',
    failureSample: 'Error Sample',
    errors: 'Error Codes',
    columns: ['Name', 'Type', 'Required', 'Example', 'Limit', 'Description'],
  },
} as const

/** A documentation page as the platform's site prints the API, with its Java example and XML sample. */
export const renderPage = (api: CatalogueApi, quirks: Quirks = {}): string => {
  const said = quirks.titles === 'english' ? words.english : words.chinese
  const title = (text: string): string =>
    quirks.titles === 'none' ? '' : quirks.titles === 'markdown' ? `## ${text}` : text
  const [name, type, need, example, limits, description] = said.columns
  const header = (cells: ReadonlyArray<string>): string =>
    quirks.rows === 'bars'
      ? `${cells.join(' | ')} |\n${cells.map(() => '---').join('|')}|`
      : cells.join(quirks.separator ?? ' ')
  const contents = [said.common, said.request, said.response, said.requestSample, said.responseSample]
  const page = `文档中心 > API类目 > 示例

${api.name} (示例)

示例
${quirks.contents === true ? `\n${contents.join('\n')}\n` : ''}
${title(said.common)}
${
  quirks.commonTable === true
    ? `\n${header([name, type, need, description])}\n${rowsOf(
        [
          { name: 'method', required: true },
          { name: 'app_key', required: true },
        ],
        true,
        quirks,
      )}`
    : ''
}
${title(said.request)}

${header([name, type, need, example, limits, description])}
${rowsOf(api.request ?? [], true, quirks)}
${title(said.response)}

${header([name, type, example, description])}
${rowsOf(api.response ?? [], false, quirks)}
${title(said.requestSample)}

  • JAVA
  • .NET
  • PHP
${javaOf(api, quirks)}

${title(said.responseSample)}

  • XML示例
  • JSON示例
${sampleOf(api, quirks)}

${title(said.failureSample)}

  • XML示例
  • JSON示例
<error_response>
    <code>50</code>
    <msg>Remote service error</msg>
</error_response>

${title(said.errors)}

错误码 错误描述 解决方案
isv.invalid-parameter 参数错误 检查 参数

API工具
`
  const escaped = quirks.escapes === true ? page.replace(/_/g, '\\_') : page
  const spaced =
    quirks.invisible === true ? escaped.replace(/\n/g, '\u200b\n').replace(/└ /g, '└\u00a0\u200b') : escaped
  return quirks.crlf === true ? spaced.replace(/\n/g, '\r\n') : spaced
}
