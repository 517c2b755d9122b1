import { open, readFile, rename, stat, type FileHandle } from 'node:fs/promises'
import {
  codecAt,
  shapeOf,
  type AnyCodec,
  type Operation,
  type PagedOperation,
  type Paging,
} from '@paifang/contract'
import type { Client } from '@paifang/gateway'
import { causeOf } from '@paifang/gateway/author'
import { err, isErr, ok, type CallError, type JobError, type PageError, type Result } from '@paifang/result'
import { ndjson, type FileFormat } from './FileFormat'
import { pages } from './pages'
import type { PagesOptions } from './PagesOptions'
import { isKnownFormat, positionFormat, type Position } from './Position'

export interface FileOptions<I, Row> extends Omit<PagesOptions<I, Row>, 'resume'> {
  /** The file. Where it stands is kept beside it, in `<path>.position.json`. */
  readonly path: string
  /** How rows are written. Default: one JSON text a line; `csv()` of `@paifang/jobs/csv`. */
  readonly format?: FileFormat
}

/** What a file came to hold. */
export interface Written {
  readonly rows: number
  readonly bytes: number
}

interface Kept {
  readonly bytes: number
  readonly position: Position
  /** Absent: NDJSON. */
  readonly as?: { readonly format: string; readonly columns: ReadonlyArray<string> }
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

/** The codec of a row, where the operation's document describes it. */
const rowCodecOf = (
  { output, paging }: { readonly output: AnyCodec; readonly paging?: Paging },
  given: Partial<Paging> = {},
): AnyCodec | undefined => {
  const list = codecAt(output, given.rows ?? paging?.rows ?? [])
  const shape = list === undefined ? undefined : shapeOf(list)
  return shape?.kind === 'list' ? shape.item : undefined
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

/** What the caller's own functions threw, and no disk. */
class Threw extends Error {
  constructor(readonly what: unknown) {
    super()
  }
}

async function* theirs<A>(batches: AsyncIterable<A>): AsyncGenerator<A, void, undefined> {
  try {
    yield* batches
  } catch (thrown) {
    throw new Threw(thrown)
  }
}

/**
 * Writes the rows of all pages to a file, each once, also where the process is killed in between: the same call goes on
 * where the file stands. A page is durable in the file before its position is kept, and what the file has beyond the kept
 * position is cut off. One process a file.
 *
 * Left: a page that failed (call it again to go on), or a JobError: the file is not what is kept of it.
 */
export async function pagesToFile<G extends string, I, O, Row, C extends string = never>(
  client: Client<G>,
  operation: PagedOperation<G, I, O, Row, C>,
  input: NoInfer<I>,
  options: FileOptions<NoInfer<I>, NoInfer<Row>>,
): Promise<Result<CallError<C, O> | PageError | JobError, Written>>
/** One that no document tells the pages of: `paging` says it. */
export async function pagesToFile<G extends string, I, O, C extends string = never>(
  client: Client<G>,
  operation: Operation<G, I, O, C>,
  input: NoInfer<I>,
  options: FileOptions<NoInfer<I>, unknown> & { readonly paging: Paging },
): Promise<Result<CallError<C, O> | PageError | JobError, Written>>
export async function pagesToFile<G extends string, I, O, Row, C extends string = never>(
  client: Client<G>,
  plain: Operation<G, I, O, C>,
  input: I,
  { path, format = ndjson, ...options }: FileOptions<I, Row>,
): Promise<Result<CallError<C, O> | PageError | JobError, Written>> {
  const operation = plain as PagedOperation<G, I, O, Row, C>
  const failed = (reason: JobError['reason'], detail: string): Result<JobError, never> =>
    err({ _tag: 'JobError', job: path, method: operation.method, reason, detail })
  const beside = `${path}.position.json`
  const begun = pages(client, operation, input, options)
  let file: FileHandle | undefined
  try {
    const kept = await readKept(beside)
    if (typeof kept === 'string') return failed('store', kept)
    const size = await sizeOf(path)
    if (kept === undefined && size !== undefined)
      return failed('store', `${path} is there already, and nothing tells how to go on with it`)
    if (kept !== undefined && !isKnownFormat(kept.position.format))
      return failed(
        'format',
        `${beside} has format ${kept.position.format}, this version reads ${positionFormat}`,
      )
    const isOther = kept !== undefined && kept.position.about !== begun.position().about
    const isOtherwise = kept !== undefined && (kept.as?.format ?? ndjson.name) !== format.name
    // A first call that was wrong has written no row: the mended one begins anew.
    const isAnew = kept === undefined || ((isOther || isOtherwise) && kept.position.rows === 0)
    const instead = 'name another file, or delete both to fetch anew'
    if (isOther && !isAnew)
      return failed('definition', `${beside} belongs to another operation, input, window or size: ${instead}`)
    if (isOtherwise && !isAnew)
      return failed('definition', `${beside} belongs to a file of another format: ${instead}`)
    const from: Kept = isAnew ? { bytes: 0, position: begun.position() } : kept
    if ((size ?? 0) < from.bytes) return failed('store', `${path} is shorter than ${beside} says`)
    if (isAnew) await keep(beside, from)
    file = await open(path, size === undefined ? 'wx' : 'r+')
    await file.truncate(from.bytes)
    let { bytes, as } = from
    const isOurs = async (): Promise<boolean> => (await file?.stat())?.size === bytes
    const append = async (text: string): Promise<void> => {
      const added = Buffer.from(text)
      for (let at = 0; at < added.length;)
        at += (await file?.write(added, at, added.length - at, bytes + at))?.bytesWritten ?? added.length
      await file?.datasync()
      bytes += added.length
    }
    /** What the file begins with, where nothing is in it yet. */
    const headOf = (rows: ReadonlyArray<unknown>): string => {
      if (as !== undefined || format === ndjson) return ''
      as = { format: format.name, columns: format.columnsOf(rowCodecOf(operation, options.paging), rows) }
      return format.head(as.columns)
    }
    const stream = pages(client, operation, input, { ...options, resume: from.position })
    for await (const batch of theirs(stream.batches())) {
      if (isErr(batch)) return batch
      const { rows, position } = batch.right
      const head = headOf(rows)
      const written = format.text(rows, as?.columns ?? [])
      if ('problem' in written) return failed('definition', written.problem)
      if (!(await isOurs()))
        return failed('store', `somebody else has changed ${path}: one process writes a file`)
      await append(head + written.text)
      await keep(beside, { bytes, position: position(), ...(as === undefined ? {} : { as }) })
    }
    const position = stream.position()
    const head = headOf([])
    if (head !== '') await append(head)
    await keep(beside, { bytes, position, ...(as === undefined ? {} : { as }) })
    return ok({ rows: position.rows, bytes })
  } catch (thrown) {
    const isTheirs = thrown instanceof Threw
    return err({
      _tag: 'JobError',
      job: path,
      method: operation.method,
      reason: isTheirs ? 'definition' : 'store',
      ...(isTheirs ? { detail: 'toInput or key threw' } : {}),
      cause: causeOf(isTheirs ? thrown.what : thrown),
    })
  } finally {
    await file?.close()
  }
}
