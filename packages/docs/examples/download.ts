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
// url and md5 as the answer of the task says.
const fetched = await download(url, { directory: folder, md5, maxBytes: 100_000_000 })
const lines = fetched._tag === 'Left' ? fetched : await gunzip(fetched.right.path, { directory: folder })
if (lines._tag === 'Left') console.log(describe(lines.left))
else
  for await (const line of readLines(lines.right.path))
    console.log(line._tag === 'Right' ? line.right : describe(line.left))
// #endregion download

// #region spent
const again = await download(url, { directory: folder, md5 })
if (again._tag === 'Left') console.log(again.left.reason, again.left.sent)
// #endregion spent

server.close()
await rm(folder, { recursive: true })

// prints
// {"tid":7091800003790954036}
// {"tid":7091800003790954037}
// spent maybe
