import { jsonIn } from '../../input/jsonIn'
import { cannotRead, readForm, type Captured } from './Captured'
import { isFetch, isPowerShell, readFetch, readPowerShell } from './readCode'
import { isCommand, readCommand } from './readCommand'
import { readHar } from './readHar'
import { isHttpText, readHttpText } from './readHttpText'
import { capturedMap } from './readLiteral'
import { readGoValues, readJavaMap, readLines, readPairList, readPhpArray, readTuples } from './readPrinted'

/** Runs in a log line that read as `name=value&name=value`, with or without the URL before them. */
const formsIn = (text: string): ReadonlyArray<string> =>
  // A name begins where one can, so that a long word is looked at once.
  (text.match(/(?<![^\s"'?,=&])[^\s"'?,=&]+=[^\s"'&]*(?:&[^\s"'&=]+=[^\s"'&]*)*/g) ?? []).filter((run) =>
    run.includes('&'),
  )

/** The rest of a line from a name on, for a form whose values were decoded and hold spaces. */
const tailIn = (text: string): string => {
  for (const line of text.split(/\r?\n/))
    if (line.includes('&')) {
      const found = /(?<![^\s"'?,=&])[^\s"'?,=&]+=[^"']*&[^"']*/.exec(line)
      if (found !== null) return found[0]
    }
  return ''
}

const inexact = (captured: Captured): Captured => ({ ...captured, exact: false })

const without = (text: string): ReadonlyArray<readonly [string, string]> =>
  text
    .split('&')
    .map((pair): readonly [string, string] => {
      const at = pair.indexOf('=')
      return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    })
    .filter(([name]) => name !== '')

/** The whole text as a query string; one with white space in it was decoded before, so it is read both ways. */
const readQuery = (text: string): ReadonlyArray<Captured> => {
  const query = /^(?:[a-z]+:\/\/[^\s?]*)?\??([^\s=&?]+=[^]*)$/i.exec(text)?.[1]
  if (query === undefined || !query.includes('=')) return []
  const bare = query.replace(/#[^&=]*$/, '')
  const isStrict = /^[\x21-\x7E]*$/.test(bare)
  const read = readForm(bare)
  return isStrict ? [read] : [inexact(read), { params: without(bare), exact: false }]
}

/** A log line: each run that may be a form, all of them together, and a map within it. */
const readLogLine = (text: string): ReadonlyArray<Captured> => {
  const forms = formsIn(text)
  const longest = forms.reduce((one, other) => (other.length > one.length ? other : one), '')
  const tail = tailIn(text)
  const start = text.indexOf('{')
  const map =
    start < 0
      ? undefined
      : (capturedMap(text, start) ?? readJavaMap(text.slice(start, text.lastIndexOf('}') + 1)))
  return [
    ...(map === undefined ? [] : [map]),
    ...[...new Set([longest, forms.join('&'), tail])].filter((form) => form !== '').map(readForm),
    ...(tail === '' ? [] : [{ params: without(tail), exact: false }]),
  ]
    .filter(({ params }) => params.length > 1)
    .map(inexact)
}

// What Node prints before the map itself.
const printedName = /^(?:URLSearchParams|Map(?:\(\d+\))?|\[Object: null prototype\])\s*(?=\{)/

const readStructure = (
  text: string,
  isSigned: (captured: Captured) => boolean,
): ReadonlyArray<Captured> | undefined => {
  const value = /^[{[]/.test(text) ? jsonIn(text) : undefined
  const har = text.startsWith('{') && value !== undefined ? readHar(value, isSigned) : undefined
  if (har !== undefined) return har
  const map =
    capturedMap(text.replace(printedName, '')) ??
    readPairList(value) ??
    readTuples(text) ??
    readJavaMap(text) ??
    readPhpArray(text) ??
    readGoValues(text) ??
    readLines(text)
  return map === undefined ? undefined : [map]
}

const unknownForm = (): never =>
  cannotRead({
    en: 'it is no curl or wget command, HAR, HTTP text, fetch call, printed map, JSON or query string',
    zh: '不是 curl 或 wget 命令、HAR、HTTP 文本、fetch 调用、打印的 map、JSON 或查询串',
  })

/**
 * Whatever an integrator has at hand: a curl or wget command in any quoting, a HAR document, an HTTP request as text, a
 * call of fetch or PowerShell, a map as a language prints it, a query string, or a log line that holds one. More than
 * one reading is given where the text does not tell which one it is.
 *
 * @param isSigned whether a request holds a signature: of several in one document the first such one is meant
 * @throws UsageError when the text is in no form that is read
 */
export const readCaptured = (
  text: string,
  isSigned: (captured: Captured) => boolean,
): ReadonlyArray<Captured> => {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (isCommand(trimmed)) return [readCommand(trimmed.replace(/^[$#>]\s+/, ''))]
  if (isHttpText(trimmed)) return readHttpText(text.replace(/^\uFEFF/, '').trimStart())
  if (isFetch(trimmed)) return [readFetch(trimmed)]
  if (isPowerShell(trimmed)) return [readPowerShell(trimmed)]
  const structure = readStructure(trimmed, isSigned)
  if (structure !== undefined) return structure
  const query = readQuery(trimmed)
  if (query.some(isSigned)) return query
  const line = readLogLine(trimmed)
  const [signed, unsigned] = [line.filter(isSigned), [...query, ...line]]
  if (signed.length > 0) return signed
  return unsigned.length > 0 ? unsigned : unknownForm()
}
