import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { parseJson } from '@paifang/contract'
import { parse } from 'csv-parse'
import { fileProblem } from '../input/fileProblem'
import { UsageError } from '../UsageError'

/** A row of a file: its fields by name. */
export type FileRow = Readonly<Record<string, unknown>>

/** Which of a row's fields come from which columns, where they are not called alike. */
export const columnsOf = (map: unknown): ReadonlyMap<string, string> => {
  const columns = new Map<string, string>()
  for (const pair of Array.isArray(map) ? (map as string[]) : []) {
    const at = pair.indexOf('=')
    if (at < 1)
      throw new UsageError({ en: `--map ${pair}: field=column`, zh: `--map ${pair}：应为 字段=列名` })
    columns.set(pair.slice(at + 1), pair.slice(0, at))
  }
  return columns
}

const renamed = (row: FileRow, columns: ReadonlyMap<string, string>): FileRow => {
  const entries = Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
    const field = columns.size === 0 ? name : columns.get(name)
    // An empty cell says nothing.
    return field === undefined || value === '' ? [] : [[field, value]]
  })
  return Object.fromEntries(entries)
}

/** The text of a file. What a spreadsheet saved in another charset is not guessed: it would be sent as other letters. */
async function* textOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch {
      throw new UsageError({
        en: `${path} is not UTF-8: save it as "CSV UTF-8", or convert it (iconv -f GBK -t UTF-8)`,
        zh: `${path} 不是 UTF-8 编码：请另存为“CSV UTF-8”，或转换编码 (iconv -f GBK -t UTF-8)`,
      })
    }
  }
  for await (const bytes of createReadStream(path)) yield decode(bytes as Buffer)
  yield decode()
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const text of textOf(path)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest
}

async function* objectsOf(path: string): AsyncGenerator<FileRow> {
  let line = 0
  for await (const text of linesOf(path)) {
    line++
    const plain = line === 1 ? text.replace(/^\uFEFF/, '') : text
    if (plain.trim() === '') continue
    const parsed = parseJson(plain)
    const row = parsed._tag === 'Left' ? undefined : parsed.right
    if (typeof row !== 'object' || row === null || Array.isArray(row))
      throw new UsageError({
        en: `${path}, line ${line}: not a JSON object`,
        zh: `${path} 第 ${line} 行不是 JSON 对象`,
      })
    yield row as FileRow
  }
}

async function* cellsOf(path: string): AsyncGenerator<FileRow> {
  const columns = (names: string[]): string[] => {
    const twice = names.find((name, index) => names.indexOf(name) < index)
    if (twice === undefined) return names
    throw new UsageError({
      en: `${path}: two columns are called ${twice}`,
      zh: `${path}：有两列都叫 ${twice}`,
    })
  }
  try {
    const parser = parse({ bom: true, columns, skip_empty_lines: true })
    pipeline(Readable.from(textOf(path)), parser, () => undefined)
    for await (const row of parser) yield row as FileRow
  } catch (error) {
    if (error instanceof UsageError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError({ en: `${path}: ${reason}`, zh: `${path}：${reason}` })
  }
}

/** The rows of a file, read as they are asked for: CSV with a line of names, else one JSON object in each line. */
export async function* rowsOf(path: string, columns: ReadonlyMap<string, string>): AsyncGenerator<FileRow> {
  for await (const row of path.endsWith('.csv') ? cellsOf(path) : objectsOf(path)) yield renamed(row, columns)
}

/** The size of a file that can be read. */
export const sizeOf = async (path: string): Promise<number> => {
  const found = await stat(path).catch((thrown: unknown) => {
    throw fileProblem('read', path, thrown)
  })
  if (found.isFile()) return found.size
  throw found.isDirectory()
    ? fileProblem('read', path, { code: 'EISDIR' })
    : new UsageError({
        en: `${path} is no file: write it into one first`,
        zh: `${path} 不是文件：请先写入文件`,
      })
}
