import type { Path } from '@paifang/contract'
import type { Field } from '../../spec/Field'
import { isNumber, isScalar, plainName, type Place } from './Place'

const totalNames =
  /^(total(results?|counts?|num|number|size|records?|recordcount|items?|cnt|elements?|rows?|lines?)?|totals|recordcount|recordstotal|allcount|total[a-z]{3,14}(count|num|number)|resultcount|itemcount)$/
const countsSomethingElse = /page|price|amount|fee|score|coupon|pay/

/** A text decides where it speaks: a `total` may be the number of pages. */
const saysPages = ({ description = '' }: Field): boolean =>
  /页数|how many pages|(number|count) of pages|total pages/i.test(description)
const saysRows = ({ description = '' }: Field): boolean =>
  /总条数|总行数|总记录|记录总数|数据总数|how many rows|(number|count) of (rows|records)|total (rows|records)/i.test(
    description,
  )

/** What an answer may say of how much there is. */
const roles = {
  total: (field: Field) =>
    !saysPages(field) &&
    totalNames.test(plainName(field)) &&
    !countsSomethingElse.test(plainName(field)) &&
    isNumber(field),
  /** Only where nothing is called a total. */
  count: (field: Field) =>
    isNumber(field) &&
    !saysPages(field) &&
    (/^(count|num)$/.test(plainName(field)) || (plainName(field) === 'all' && saysRows(field))),
  pages: (field: Field) =>
    ((saysPages(field) && totalNames.test(plainName(field))) ||
      /^(totalpages?|pages|pagecount|totalpage(count|no|num|number|s)|pagetotal)$/.test(plainName(field))) &&
    isNumber(field),
  hasNext: (field: Field) => /^(hasnext|hasnextpage|hasmore)$/.test(plainName(field)),
  finished: (field: Field) =>
    /^(isfinished|finished|islast|lastpage|islastpage)$/.test(plainName(field)) &&
    field.shape.kind !== 'integer',
} as const

type Role = keyof typeof roles

/** Whether a field says how much there is, or that there is more. */
export const isEnding = (field: Field): boolean =>
  isScalar(field) && (['total', 'pages', 'hasNext', 'finished'] as const).some((role) => roles[role](field))

const shared = (a: Path, b: Path): number => {
  const at = a.findIndex((name, i) => name !== b[i])
  return at < 0 ? a.length : at
}

export interface Ending {
  readonly total?: Path
  readonly pages?: Path
  readonly hasNext?: Path
  readonly finished?: Path
}

/** What the answer says of the end of its rows: the nearest to them of each kind. */
export const endingOf = (places: ReadonlyArray<Place>, rows: Path): Ending => {
  const parent = rows.slice(0, -1)
  const near = [...places].sort(
    (a, b) => shared(b.path, parent) - shared(a.path, parent) || a.path.length - b.path.length,
  )
  const find = (role: Role): Path | undefined => {
    for (const { path, fields } of near) {
      const found = fields.find((field) => isScalar(field) && roles[role](field))
      if (found !== undefined) return [...path, found.name]
    }
    return undefined
  }
  const total = find('total') ?? find('count')
  const pages = find('pages')
  const hasNext = find('hasNext')
  const finished = find('finished')
  return {
    ...(total === undefined ? {} : { total }),
    ...(pages === undefined ? {} : { pages }),
    ...(hasNext === undefined ? {} : { hasNext }),
    ...(finished === undefined ? {} : { finished }),
  }
}
