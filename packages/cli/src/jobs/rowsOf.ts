import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseJson } from '@paifang/contract'
import { parse } from 'csv-parse'
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

async function* linesOf(path: string): AsyncGenerator<FileRow> {
  let line = 0
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    line++
    const plain = line === 1 ? text.replace(/^\uFEFF/, '') : text
    if (plain.trim() === '') continue
    const parsed = parseJson(plain)
    if (parsed._tag === 'Left' || typeof parsed.right !== 'object' || parsed.right === null)
      throw new UsageError({
        en: `${path}, line ${line}: not a JSON object`,
        zh: `${path} 第 ${line} 行不是 JSON 对象`,
      })
    yield parsed.right as FileRow
  }
}

async function* cellsOf(path: string): AsyncGenerator<FileRow> {
  const parser = createReadStream(path).pipe(parse({ bom: true, columns: true, skip_empty_lines: true }))
  try {
    for await (const row of parser) yield row as FileRow
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError({ en: `${path}: ${reason}`, zh: `${path}：${reason}` })
  }
}

/** The rows of a file, read as they are asked for: CSV with a line of names, else one JSON object in each line. */
export async function* rowsOf(path: string, columns: ReadonlyMap<string, string>): AsyncGenerator<FileRow> {
  for await (const row of path.endsWith('.csv') ? cellsOf(path) : linesOf(path)) yield renamed(row, columns)
}

/** The size of a file that can be read. */
export const sizeOf = async (path: string): Promise<number> => {
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile() !== true) throw new UsageError({ en: `cannot read ${path}`, zh: `无法读取 ${path}` })
  return found.size
}
