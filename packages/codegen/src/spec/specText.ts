import { jsonPretty } from '../text/jsonPretty'
import type { Spec } from './Spec'

/** The spec as the text of its file. */
export const specText = (spec: Spec): string => jsonPretty(spec)
