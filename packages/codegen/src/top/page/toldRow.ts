import { addedColumnOf, columnOf, type AddedColumn, type Column } from '../../document/columnOf'
import { requiredMark } from '../../document/requiredMark'
import { isKnownType } from '../../shape/documentedShape'
import { isLimits } from './limitsOf'
import { isLeaf, isName, isTypeLike, nameIn, type LineRow } from './rowHead'

export type TopColumn = Column | AddedColumn | 'limits'

/** What the head of a table says of its cells. */
export interface Layout {
  readonly by: '|' | '\t'
  readonly titles: ReadonlyArray<string>
  readonly columns: ReadonlyArray<TopColumn>
  /** Whether the columns are those of the platform's own pages, in their order: a row may lack some at its end. */
  readonly isUsual: boolean
}

const usual: ReadonlyArray<TopColumn> = ['name', 'type', 'required', 'example', 'limits', 'description']

/** The columns that the titles of a head name; the first title that names none. */
export const layoutOf = (by: Layout['by'], titles: ReadonlyArray<string>): Layout | string => {
  const columns: TopColumn[] = []
  for (const title of titles) {
    const isLimit = /^(更多)?限制$|^(more )?(limits?|restrictions?)$/i.test(title)
    const known = isLimit ? 'limits' : columnOf(title)
    const column = known === undefined || columns.includes(known) ? addedColumnOf(title) : known
    if (column === undefined) return title
    columns.push(column)
  }
  const places = columns.map((column) => usual.indexOf(column))
  const isUsual = places.every((place, i) => place >= 0 && (i === 0 || place > (places[i - 1] ?? place)))
  return { by, titles, columns, isUsual }
}

/** A cell, but for a dash in the place of nothing. */
const says = (cell: string): string => (/^[-—/]+$/.test(cell) ? '' : cell)

const shown = (text: string): string => JSON.stringify(text.slice(0, 40))

/** A row each of whose cells stands in a column of the head; else what is wrong with it, or undefined where it has no name. */
export const toldRow = (
  cells: ReadonlyArray<string>,
  { columns, titles }: Layout,
): LineRow | string | undefined => {
  const at = (column: TopColumn): string => cells[columns.indexOf(column)] ?? ''
  const [nameCell, type] = [at('name'), at('type')]
  if (nameCell === '') return undefined
  const name = nameIn(nameCell)
  if (!isName(name)) return `${shown(nameCell)} cannot be the name of a parameter`
  if (type === '') return `the row ${name} has no type`
  if (!isTypeLike(type) && !isKnownType(type)) return `the row ${name}: no type is called ${shown(type)}`
  const said = columns.includes('required') ? requiredMark(at('required')) : 'optional'
  if (said === 'unreadable')
    return `the row ${name}: ${shown(at('required'))} does not say whether it is required`
  const isOpen = said === 'conditional' || said === 'nothing'
  const more = columns.flatMap((column, i) => {
    const cell = cells[i] ?? ''
    if (says(cell) === '') return []
    if (column === 'limits') return [cell]
    if (column === 'maxLength')
      return [/^\d{1,9}$/.test(cell) ? `最大长度：${cell}` : `${titles[i]}：${cell}`]
    return column === 'more' ? [`${titles[i]}：${cell}`] : []
  })
  return {
    name,
    type,
    leaf: isLeaf(nameCell),
    required: said === 'required',
    ...(isOpen
      ? { doubt: `${shown(at('required'))} does not say whether it is required: it is taken for optional` }
      : {}),
    rest: {
      example: says(at('example')),
      description: [says(at('description')), ...more.filter((text) => !isLimits(text))]
        .filter((text) => text !== '')
        .join('\n'),
      limits: more.filter(isLimits),
    },
  }
}
