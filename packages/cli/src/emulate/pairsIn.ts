import { UsageError } from '../UsageError'

/** `name=value,name=value` */
export const pairsIn = (text: string): ReadonlyArray<readonly [name: string, value: string]> =>
  text
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const at = part.indexOf('=')
      if (at < 1)
        throw new UsageError({ en: `"${part}" is not name=value`, zh: `"${part}" 不是 名称=值 的形式` })
      return [part.slice(0, at), part.slice(at + 1)]
    })

/** A flag, a number, or the text. */
export const valueOf = (text: string): boolean | number | string => {
  if (text === 'true' || text === 'false') return text === 'true'
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text
}
