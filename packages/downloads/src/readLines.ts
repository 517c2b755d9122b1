import { createReadStream } from 'node:fs'
import type { DownloadError, Result } from '@paifang/result'
import { optionProblem } from '@paifang/transport'
import { right } from 'fp-ts/Either'
import { diskFailure, failure } from './failure'

export interface ReadLinesOptions {
  /** A longer line ends the reading. Default 16 Mi characters. */
  readonly maxLength?: number
}

const names: Readonly<Record<keyof ReadLinesOptions, true>> = { maxLength: true }
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/**
 * The lines of a text in UTF-8, with LF or CR LF between them, one after the other. What comes after a failure is nothing:
 * bytes that are no UTF-8 are `corrupt`.
 */
export async function* readLines(
  path: string,
  options: ReadLinesOptions = {},
): AsyncGenerator<Result<DownloadError, string>, void, undefined> {
  const problem = optionProblem(options, optionNames)
  if (problem !== undefined) {
    yield failure('options', { detail: problem })
    return
  }
  const { maxLength = 16 * 1024 * 1024 } = options
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  try {
    for await (const chunk of createReadStream(path)) {
      const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield right(line.endsWith('\r') ? line.slice(0, -1) : line)
      if (rest.length > maxLength) {
        yield failure('too-large', { path, detail: `lines of at most ${maxLength} characters` })
        return
      }
    }
    rest += decoder.decode()
    if (rest !== '') yield right(rest)
  } catch (thrown) {
    yield (thrown as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
      ? failure('corrupt', { path, detail: 'UTF-8' })
      : diskFailure(thrown, path)
  }
}
