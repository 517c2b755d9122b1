import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { download, gunzip, readLines } from '@paifang/downloads'
import { describe } from '@paifang/result'

// In place of the platform: a link that gives the result of a task once.
const packed = gzipSync('{"tid":7091800003790954036}\n{"tid":7091800003790954037}\n')
let isSpent = false
const server = createServer((_request, response) => {
  if (isSpent) {
    const refusal = { error_response: { code: 15, sub_code: 'isv.file-already-download' } }
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(refusal))
  }
  isSpent = true
  return response
    .writeHead(200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'filename="task.gz"',
    })
    .end(packed)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
const md5 = createHash('md5').update(packed).digest('hex')
const folder = await mkdtemp(join(tmpdir(), 'results-'))

// #region download
/** What the answer of a task says of its result. */
interface TaskResult {
  readonly url: string
  readonly md5: string
}

const printLines = async ({ url, md5 }: TaskResult, directory: string): Promise<void> => {
  const fetched = await download(url, { directory, md5, maxBytes: 100_000_000 })
  if (fetched._tag === 'Left') {
    console.log(`${fetched.left.reason}, sent ${fetched.left.sent}`)
    return
  }
  const lines = await gunzip(fetched.right.path, { directory })
  if (lines._tag === 'Left') {
    console.log(describe(lines.left))
    return
  }
  for await (const line of readLines(lines.right.path))
    console.log(line._tag === 'Right' ? line.right : describe(line.left))
}
// #endregion download

await printLines({ url, md5 }, folder)
await printLines({ url, md5 }, folder)

server.close()
await rm(folder, { recursive: true })

// prints
// {"tid":7091800003790954036}
// {"tid":7091800003790954037}
// spent, sent maybe
