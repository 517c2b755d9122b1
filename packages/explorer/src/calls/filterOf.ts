import { parseFilter, type FilterProblem } from '@paifang/emulator/control'
import type { Look } from '../rows/createRows'

/** A filter as somebody typed it: words for the lines, and a text that is looked for in the bodies. */
export interface Filter {
  /** `undefined`: every line passes. */
  readonly look: Look | undefined
  /** `''`: none. */
  readonly text: string
  /** Why a word means nothing; `undefined`: each means something. */
  readonly problem: FilterProblem | undefined
}

const textWord = /(?:^|\s)text:(?:"([^"]*)"|(\S+))/

export const filterOf = (typed: string): Filter => {
  const [, quoted, plain] = textWord.exec(typed) ?? []
  const words = typed.replace(textWord, ' ').trim()
  const look = words === '' ? undefined : parseFilter(words)
  const text = quoted ?? plain ?? ''
  if (typeof look === 'object') return { look: undefined, text, problem: look }
  return { look, text, problem: undefined }
}
