import { UsageError } from '../UsageError'

/** `k=v` as typed on a command line; the first `=` parts them, so values may hold more. */
export const parsePair = (text: string): readonly [string, string] => {
  const at = text.indexOf('=')
  if (at < 1) throw new UsageError({ en: `"${text}" is not name=value`, zh: `"${text}" 不是 名称=值 的形式` })
  return [text.slice(0, at), text.slice(at + 1)]
}
