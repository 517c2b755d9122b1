/** The columns of a parameter table, in the order in which pages of opretail print those that they have. */
export const columns = ['name', 'type', 'required', 'maxLength', 'description', 'example'] as const

export type Column = (typeof columns)[number]

/** What pages call them, in either language and both generations; some print a key nobody translated. */
const titles: Readonly<Record<Column, RegExp>> = {
  name: /^(apidetail\.\w+|(request |response )?param(eter)?s?( names?)?|(field )?names?|fields?|参数(名称?)?|字段(名称?)?|名称)$/i,
  type: /^((data |field |param(eter)? )?types?( of)?|(参数|数据|字段)?类型)$/i,
  required:
    /^((is |whether )?(required|mandatory|must)|m\/o|whether to return|必[须填选传需输]|是否(必[须填选传需输]|必要|返回))(\?| ?\(?(y\/n|yes\/no|是\/否)\)?)?$/i,
  maxLength: /^((the )?(max(imum)?\.? )?length|returns? (the )?max(imum)? length|(返回)?(最大)?长度)$/i,
  description:
    /^((field |param(eter)? )?desc(ription)?s?|remarks?|notes?|comments?|(参数|字段)?(描述|说明|备注|含义))$/i,
  example: /^((example|sample)s?( values?)?|(示例|样例|举例)值?|例子)$/i,
}

export const columnOf = (title: string): Column | undefined => {
  const bare = title
    .replace(/\s+/g, ' ')
    .replace(/[（]/g, '(')
    .replace(/[）]/g, ')')
    .replace(/[？]/g, '?')
    .trim()
  if (bare.length > 60) return undefined
  const named = (text: string): Column | undefined => columns.find((one) => titles[one].test(text))
  // 参数(Parameter)
  return named(bare) ?? (bare.endsWith(')') ? named(bare.replace(/ ?\([^()]*\)$/, '')) : undefined)
}

/** What people add to the columns of a page: a number of the row, whether it may be empty, or more about it. */
const added = {
  number: /^(序号|编号|no\.?|#|index)$/i,
  nullable: /^(是否(可为?空|允许为?空)|可为?空|允许为?空|nullable)$/i,
  more: /^((默认|缺省)值?|default( values?)?|备注|remarks?|notes?|枚举值?|可选值|取值(范围|说明)?|允许值|enum(eration)?s?( values?)?|allowed values?|(参数)?位置|in|location|(参数|字段)?中文名称?|最小长度|min(imum)?\.? length|格式|format|单位|units?)$/i,
} as const

export type AddedColumn = keyof typeof added

const kindsAdded = Object.keys(added) as ReadonlyArray<AddedColumn>

/** The kind of a column that people add, by its title; undefined for any other. */
export const addedColumnOf = (title: string): AddedColumn | undefined => {
  const bare = title.replace(/\s+/g, ' ').trim()
  return bare.length > 40 ? undefined : kindsAdded.find((one) => added[one].test(bare))
}
