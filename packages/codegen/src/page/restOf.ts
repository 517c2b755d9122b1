import { isScalarType } from '../shape/documentedShape'
import { limitsOf } from './limitsOf'
import type { Row } from './Row'

/** The words of the column that says whether a parameter must be given. */
export const need = /^(必须|必填|可选|是|否)$/

export const isRequired = (word: string | undefined): boolean => /^(必须|必填|是)$/.test(word ?? '')

/** Cells after name, type and need: an example, limits and a description, of which any may be missing. */
export const restOf = (
  cells: ReadonlyArray<string>,
  type: string,
): Pick<Row, 'example' | 'description' | 'limits'> => {
  const found = cells.map(limitsOf)
  const limits = Object.assign({}, ...found.map((one) => one.limits)) as Row['limits']
  const [first = '', ...others] = found.map(({ rest }) => rest).filter((rest) => rest !== '')
  if (others.length > 0) return { example: first, description: others.join(' '), limits }
  const speaks = !isScalarType(type) || /[\u4e00-\u9fff]/.test(first)
  return speaks ? { example: '', description: first, limits } : { example: first, description: '', limits }
}
