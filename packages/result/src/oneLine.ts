import { unprintable } from './unprintable'

/** Characters that a terminal does not show, and runs of white space, become one space; longer text is cut, with an ellipsis. */
export const oneLine = (text: string, limit: number): string => {
  const flat = text.replace(unprintable, ' ').replace(/\s+/g, ' ').trim()
  return flat.length <= limit ? flat : `${flat.slice(0, limit - 1)}…`
}
