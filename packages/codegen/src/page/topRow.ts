import { isScalarType } from '../shape/documentedShape'
import { isRequired, restOf } from './restOf'
import type { Row } from './Row'

const withNeed = /^(\S+)\s+(\S+(?:\s*\[\s*\])*)\s+(必须|必填|可选|是|否)(?:\s+(.*))?$/
const withoutNeed = /^(\S+)\s+([A-Za-z][\w.]*(?:\s*\[\s*\])*)(?:\s+(.*))?$/

/** A row of the first level, which the page prints on one line; undefined where the line is none. */
export const topRow = (text: string, hasNeed: boolean): Row | undefined => {
  const found = (hasNeed ? withNeed : withoutNeed).exec(text.trim())
  if (found === null) return undefined
  const [, name = '', type = ''] = found
  const rest = (hasNeed ? found[4] : found[3]) ?? ''
  // A struct has no example, so all that follows describes it; a scalar's example holds no space.
  const cells = isScalarType(type) ? (/^(\S+)\s+(.+)$/.exec(rest)?.slice(1) ?? [rest]) : [rest]
  return {
    top: true,
    leaf: false,
    name,
    type,
    required: hasNeed && isRequired(found[3]),
    ...restOf(cells, type),
  }
}
