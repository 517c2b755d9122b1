import { printValue } from '../text/printValue'
import type { Spec } from './Spec'

/** The spec as the text of its file: JSON, with every object over several lines and short lists on one. */
export const specText = (spec: Spec): string =>
  `${printValue(spec, { name: JSON.stringify, scalar: JSON.stringify, flatObjects: false })}\n`
