import { open, readFile, rename, stat, type FileHandle } from 'node:fs/promises'
import type { PagedOperation } from '@paifang/contract'
import type { Client } from '@paifang/gateway'
import { causeOf } from '@paifang/gateway/author'
import { err, isErr, ok, type CallError, type JobError, type PageError, type Result } from '@paifang/result'
import { textOf } from '../bulk/digests'
import { pages } from './pages'
import type { PagesOptions } from './PagesOptions'
import { isKnownFormat, positionFormat, type Position } from './Position'

export interface FileOptions<I, Row> extends Omit<PagesOptions<I, Row>, 'resume'> {
  /** The file, one JSON text a line. Where it stands is kept beside it, in `<path>.position.json`. */
  readonly path: string
}

/** What a file came to hold. */
export interface Written {
  readonly rows: number
  readonly bytes: number
}

interface Kept {
  readonly bytes: number
  readonly position: Position
}

const isMissing = (thrown: unknown): boolean => (thrown as { readonly code?: unknown }).code === 'ENOENT'

/** `undefined`: nothing is kept; a text: what is wrong with it. */
const readKept = async (file: string): Promise<Kept | string | undefined> => {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (thrown) {
    if (isMissing(thrown)) return undefined
    throw thrown
  }
  try {
    const kept = JSON.parse(text) as Kept
    if (Number.isSafeInteger(kept.bytes) && kept.bytes >= 0 && typeof kept.position.about === 'string')
      return kept
  } catch {
    // Said below.
  }
  return `${file} is damaged`
}

/** Durable before it takes the place of the one before it. */
const keep = async (file: string, kept: Kept): Promise<void> => {
  const fresh = await open(`${file}.new`, 'w', 0o600)
  try {
    await fresh.writeFile(JSON.stringify(kept))
    await fresh.sync()
  } finally {
    await fresh.close()
  }
  await rename(`${file}.new`, file)
}

const sizeOf = async (path: string): Promise<number | undefined> => {
  try {
    return (await stat(path)).size
  } catch (thrown) {
    if (isMissing(thrown)) return undefined
    throw thrown
  }
}

/**
 * Writes the rows of all pages to a file, each once, also where the process is killed in between: the same call goes on
 * where the file stands. A page is durable in the file before its position is kept, and what the file has beyond the kept
 * position is cut off. One process a file.
 *
 * Left: a page that failed (call it again to go on), or a JobError: the file is not what is kept of it.
 */
export const pagesToFile = async <G extends string, I, O, Row, C extends string = never>(
  client: Client<G>,
  operation: PagedOperation<G, I, O, Row, C>,
  input: NoInfer<I>,
  { path, ...options }: FileOptions<NoInfer<I>, NoInfer<Row>>,
): Promise<Result<CallError<C, O> | PageError | JobError, Written>> => {
  const failed = (reason: JobError['reason'], detail: string): Result<JobError, never> =>
    err({ _tag: 'JobError', job: path, method: operation.method, reason, detail })
  const beside = `${path}.position.json`
  const begun = pages(client, operation, input, options)
  let file: FileHandle | undefined
  try {
    const found = await readKept(beside)
    if (typeof found === 'string') return failed('store', found)
    const size = await sizeOf(path)
    if (found === undefined && size !== undefined)
      return failed('store', `${path} is there already, and nothing tells how to go on with it`)
    if (found !== undefined && !isKnownFormat(found.position.format))
      return failed(
        'format',
        `${beside} has format ${found.position.format}, this version reads ${positionFormat}`,
      )
    if (found !== undefined && found.position.about !== begun.position().about)
      return failed('definition', `${beside} belongs to another operation, input, window or size`)
    const kept = found ?? { bytes: 0, position: begun.position() }
    if ((size ?? 0) < kept.bytes) return failed('store', `${path} is shorter than ${beside} says`)
    if (found === undefined) await keep(beside, kept)
    file = await open(path, size === undefined ? 'wx' : 'r+')
    await file.truncate(kept.bytes)
    let { bytes } = kept
    const stream = pages(client, operation, input, { ...options, resume: kept.position })
    for await (const batch of stream.batches()) {
      if (isErr(batch)) return batch
      const { rows, position } = batch.right
      const lines = Buffer.from(rows.map((row) => `${textOf(row)}\n`).join(''))
      for (let at = 0; at < lines.length;)
        at += (await file.write(lines, at, lines.length - at, bytes + at)).bytesWritten
      await file.datasync()
      bytes += lines.length
      await keep(beside, { bytes, position })
    }
    const position = stream.position()
    await keep(beside, { bytes, position })
    return ok({ rows: position.rows, bytes })
  } catch (thrown) {
    return err({
      _tag: 'JobError',
      job: path,
      method: operation.method,
      reason: 'store',
      cause: causeOf(thrown),
    })
  } finally {
    await file?.close()
  }
}
