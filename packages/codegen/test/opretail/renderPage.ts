/** A parameter as the site's own data has it, before any rendering. */
export interface Shown {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly maxLength?: number
  readonly description: string
  readonly example: string
  readonly fields?: ReadonlyArray<Shown>
}

export const forms = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'tabs'] as const
export type Form = (typeof forms)[number]

export interface Rendering {
  readonly form: Form
  /** Whether the √ of what is required is printed. Only bars and tabs keep it. */
  readonly tick: boolean
  readonly chinese: boolean
  /** Whether a line of blanks stands before what is nested, in the form that has such lines. */
  readonly blanks: boolean
}

interface Row extends Shown {
  readonly parent?: string
}

const flat = (fields: ReadonlyArray<Shown>, parent?: string): ReadonlyArray<Row> =>
  fields.flatMap((field) => [
    { ...field, ...(parent === undefined ? {} : { parent }) },
    ...flat(field.fields ?? [], field.name),
  ])

const about = ({ parent, description }: Row): string =>
  parent === undefined ? description : `【${parent}】${description}`

const escaped = (text: string): string => text.replace(/\|/g, '\\|')

/** What stands after the name, in the columns of the table. */
const cells = (row: Row, { tick }: Rendering): ReadonlyArray<string> => [
  row.type,
  row.required ? (tick ? '√' : '') : '×',
  row.maxLength === undefined ? '' : String(row.maxLength),
  about(row),
  row.example,
]

const rowText = (row: Row, rendering: Rendering): string => {
  const { form, blanks } = rendering
  const after = cells(row, rendering)
  const filled = after.filter((cell) => cell !== '')
  const lost = [...filled, ...after.filter((cell) => cell === '')]
  const indent = row.parent !== undefined && blanks ? '    \n' : ''
  switch (form) {
    case 'A':
      return `| ${[row.name, ...after].map(escaped).join(' | ')} |`
    case 'B':
      return `| ${lost.map(escaped).join(' | ')} |`
    case 'C':
      return `${[row.name, ...after].map(escaped).join(' | ')} |`
    case 'D':
      return `${(row.parent === undefined ? [row.name, ...after] : lost).map(escaped).join(' | ')} |`
    case 'E':
      return [row.name, ...filled.filter((cell) => cell !== '√')].join(' ')
    case 'F':
      return `${indent}${row.name}\n${filled.filter((cell) => cell !== '√').join(' ')}`
    case 'G':
      return `${row.name}\n${filled.filter((cell) => cell !== '√').join('')}`
    case 'H':
      return filled.filter((cell) => cell !== '√').join('')
    case 'tabs':
      return [row.name, ...after].join('\t')
  }
}

const headers = {
  en: ['Parameter', 'Type', 'Required', 'Max Length', 'Description', 'Example Value'],
  zh: ['参数', '类型', '是否必填', '最大长度', '描述', '示例值'],
}

const headerText = ({ form, chinese }: Rendering): string => {
  const titles = headers[chinese ? 'zh' : 'en']
  if (form === 'A' || form === 'B') return `| ${titles.join(' | ')} |\n|---|---|---|---|---|---|`
  if (form === 'C' || form === 'D') return `${titles.join(' | ')} |\n---|---|---|---|---|---|`
  if (form === 'tabs') return titles.join('\t')
  return form === 'G' || form === 'H' ? titles.join('') : titles.join(' ')
}

/** A documentation page of one method, in one of the renderings that pages are met in. */
export const renderPage = (
  input: ReadonlyArray<Shown>,
  output: ReadonlyArray<Shown>,
  rendering: Rendering,
): string => {
  const { chinese, form } = rendering
  const end = form === 'C' || form === 'D' ? '#' : ' #'
  const title = (en: string, zh: string): string => (chinese ? zh : en) + end
  const table = (fields: ReadonlyArray<Shown>): ReadonlyArray<string> => [
    headerText(rendering),
    ...flat(fields).map((row) => rowText(row, rendering)),
  ]
  const bars = ['A', 'B', 'C', 'D'].includes(form)
  const line = (row: ReadonlyArray<string>): string =>
    bars ? `${form < 'C' ? '| ' : ''}${row.join(' | ')} |` : row.join(form === 'tabs' ? '\t' : ' ')
  return [
    'open.demo.rendered (演示(新))',
    title('Interface Description', '接口描述'),
    line(['Environment', 'Interface Method', 'Submission Method']),
    line(['Formal environment', 'open.demo.rendered', 'POST']),
    title('Public Request Parameters', '公共请求参数'),
    line(['Parameter', 'Type', 'Required', 'Max Length', 'Description', 'Example Value']),
    line(['_mt', 'String', 'Yes', '100', 'Interface name', 'open.demo.rendered']),
    line(['_requestMode', 'String', 'Yes', '100', 'Request method post, get', 'POST']),
    line(['_version', 'String', 'Yes', '100', 'Version number', 'v2']),
    title('Business Request Parameters', '业务请求参数'),
    ...table(input),
    title('Public Response Parameters', '公共响应参数'),
    line(['Parameter', 'Type', 'Max Length', 'Description', 'Example Value']),
    line(['stat', 'JSON', '-', 'Gateway status', 'View']),
    title('Business Response Parameters', '业务返回参数'),
    ...table(output),
    title('Public Return Codes', '公共返回码'),
    line(['Return code name', 'Return code', 'Description']),
    line(['SUCCESS', '0', 'Call success']),
    title('Business Return Codes', '业务返回码'),
    line(['Return code name', 'Return code', 'Return Code Description']),
    line(['NVR_OFFLINE', '1', 'recorder is offline']),
    line([...(bars || form === 'tabs' ? [''] : []), '-2', 'not under it']),
    '',
  ].join('\n')
}
