import type { HttpRequest } from '@paifang/transport'
import { shellWord } from '../output/shellWord'
import { UsageError } from '../UsageError'
import type { FormSent } from './FormSent'

/** Texts as they stand; a file is read by its name from where curl is run. */
const formWords = ({ pairs, files }: FormSent): ReadonlyArray<string> => [
  ...pairs.flatMap(([name, value]) => ['--form-string', `${name}=${value}`]),
  ...files.flatMap(({ name, fileName, type }) => [
    '-F',
    `${name}=@"${fileName.replace(/["\\]/g, '\\$&')}";type=${type}`,
  ]),
]

/** What a command is written with besides the request. */
export interface CurlParts {
  /** The form that a body of bytes is. */
  readonly form?: FormSent | undefined
  /** A value that stands as the variable that holds it: a shell where that is not set says so, and sends nothing. */
  readonly variable?: { readonly name: string; readonly value: string } | undefined
}

/**
 * The same request as a curl command; its signature ages as any other does.
 * @throws UsageError for a body of bytes without the form that it is
 */
export const curlOf = (
  { verb, url, headers, body }: HttpRequest,
  { form, variable }: CurlParts = {},
): string => {
  if (body !== undefined && typeof body !== 'string' && form === undefined)
    throw new UsageError({ en: '--curl cannot write files', zh: '--curl 不支持文件上传' })
  const words = ['curl', '-X', verb, url]
  for (const [name, value] of Object.entries(headers))
    // A form of curl's own has a boundary of curl's own.
    if (form === undefined || name !== 'content-type') words.push('-H', `${name}: ${value}`)
  if (form !== undefined) words.push(...formWords(form))
  else if (typeof body === 'string') words.push('--data-raw', body)
  const written = (word: string): string =>
    variable === undefined || !word.includes(variable.value)
      ? shellWord(word)
      : word
          .split(variable.value)
          .map((piece) => (piece === '' ? '' : shellWord(piece)))
          .join(`"\${${variable.name}:?}"`)
  return words.map(written).join(' ')
}
