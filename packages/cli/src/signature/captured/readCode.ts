import { cannotRead, type Captured } from './Captured'
import { readHttpRequest } from './httpRequest'
import { readMap } from './readLiteral'

const quoted = `"(?:[^"\\\\]|\\\\[^])*"|'(?:[^'\\\\]|\\\\[^])*'|\`(?:[^\`\\\\$]|\\\\[^])*\``

const textIn = (literal: string): string => readMap(`{"text":${literal}}`)?.entries[0]?.[1] ?? ''

const fetchCall = new RegExp(`\\bfetch\\(\\s*(${quoted})\\s*(?:,\\s*(?=\\{))?`)

/** Whether a text is a call of `fetch`, as browsers copy one. */
export const isFetch = (text: string): boolean =>
  /^(?:(?:const|let|var)\s+\w+\s*=\s*)?(?:await\s+)?fetch\(/.test(text)

/** What a call of `fetch` says with literals only: what is computed is not in the text. */
export const fetchRequest = (
  text: string,
): {
  readonly url: string
  readonly verb?: string | undefined
  readonly headers: ReadonlyArray<readonly [name: string, text: string]>
  readonly body?: string | undefined
} => {
  const found = fetchCall.exec(text)
  if (found === null)
    return cannotRead({ en: 'the URL of fetch is not a literal', zh: 'fetch 的 URL 不是字面量' })
  const url = textIn(found[1] ?? '')
  const options = readMap(text, found.index + found[0].length)
  if (options === undefined) {
    if (text.slice(found.index + found[0].length).startsWith('{'))
      cannotRead({ en: 'the options of fetch are not all literals', zh: 'fetch 的选项不全是字面量' })
    return { url, headers: [] }
  }
  const optionOf = (name: string): string | undefined =>
    options.entries.find(([given]) => given === name)?.[1]
  const headers = (readMap(optionOf('headers') ?? '{}')?.entries ?? []).map(
    ([name, text]) => [name, text ?? ''] as const,
  )
  return { url, verb: optionOf('method'), headers, body: optionOf('body') }
}

/** `fetch(url, { … })` with literals only. */
export const readFetch = (text: string): Captured => {
  const { url, headers, body } = fetchRequest(text)
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  return readHttpRequest({ url, contentType, body })
}

const powerShellText = '"((?:[^"`]|`[^]|"")*)"'

/** PowerShell's escapes: backticks, doubled quotes, `$([char]0x5f20)`. */
const unescaped = (text: string): string =>
  text
    .replace(/\$\(\[char\](0x[0-9a-fA-F]+|\d+)\)/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/`([^])|""/g, (_, character?: string) => {
      if (character === undefined) return '"'
      return character === 'n' ? '\n' : character === 'r' ? '\r' : character === 't' ? '\t' : character
    })

/** Whether a text is a request of PowerShell, as browsers copy one. */
export const isPowerShell = (text: string): boolean => /\bInvoke-(?:WebRequest|RestMethod)\b/i.test(text)

export const readPowerShell = (text: string): Captured => {
  const argument = (name: string, before = ''): string | undefined => {
    const found = new RegExp(`-${name}\\s+${before}${powerShellText}`, 'i').exec(text)
    return found === null ? undefined : unescaped(found[1] ?? '')
  }
  const body = argument('Body') ?? argument('Body', '\\(\\[System\\.Text\\.Encoding\\]::UTF8\\.GetBytes\\(')
  const url = argument('Uri')
  if (url === undefined || (body === undefined && /\s-Body\b/i.test(text)))
    return cannotRead({
      en: 'its URL or body is not one text in double quotes',
      zh: 'URL 或请求体不是双引号中的文本',
    })
  return readHttpRequest({
    url,
    contentType: argument('ContentType') ?? 'application/x-www-form-urlencoded',
    body,
  })
}
