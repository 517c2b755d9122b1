import { isBlank } from './isBlank'
import { paramText } from './paramText'

/** The text of a value as it is signed and sent; `undefined` when it is not sent as text. */
export const sentText = (value: unknown, name: string): string | undefined => {
  const text = paramText(value, name)
  return text === undefined || isBlank(text) ? undefined : text
}
