import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { examplesIn, runExample } from '../../../.dev/test/examples'
import { folder, serve, zipOf } from './support'

const load = (name: string): unknown => jest.requireActual(name)
const examples = examplesIn(join(__dirname, '..', 'README.md'))

describe('the README', () => {
  const own = folder()
  afterAll(own.remove)

  it('shows a result that is fetched and read', async () => {
    const body = gzipSync('{"tid":1}\n{"tid":2}\n')
    const server = await serve((_request, response) =>
      response
        .writeHead(200, {
          'content-type': 'application/octet-stream',
          'content-disposition': 'attachment;filename="task_1"',
        })
        .end(body),
    )
    const env = {
      RESULT_URL: server.url,
      RESULT_MD5: createHash('md5').update(body).digest('hex').toUpperCase(),
      FOLDER: join(own.path, 'results'),
    }
    expect(await runExample(examples[0] ?? '', { load, env })).toEqual(['{"tid":1}', '{"tid":2}'])
    await server.close()
  })

  it('shows an archive that is unpacked', async () => {
    const ARCHIVE = join(own.path, 'a.zip')
    writeFileSync(ARCHIVE, zipOf([{ name: 'a.txt', content: 'a' }, { name: 'b/c.txt' }]))
    expect(await runExample(examples[1] ?? '', { load, env: { ARCHIVE } })).toEqual([2])
  })
})
