import type { RawField } from '../spec/RawField'
import { isIdName } from './isIdName'

const idDescription = /(^|[^A-Za-z])IDs?($|[^A-Za-z])|编号|主键|单号|[Ii]dentifier/
const countDescription = /数量|个数|次数|页码|页数|条数|时间|金额|天数|类型|状态|是否|版本/

/** Why a documented Number is an id rather than a count, or undefined if it is a count. */
export const inferNumber = ({ name, description = '', example = '' }: RawField): string | undefined => {
  if (isIdName(name)) return 'a Number whose name says that it identifies something'
  if (/^\d{16,}$/.test(example)) return 'a Number whose example is longer than a double holds exactly'
  if (idDescription.test(description) && !countDescription.test(description))
    return 'a Number whose description says that it identifies something'
  const same = /(?:^|[^=<>!])[=＝] ?([A-Za-z_]\w*)/.exec(description)?.[1]
  if (same !== undefined && isIdName(same)) return `a Number whose description says that it is ${same}`
  return undefined
}
