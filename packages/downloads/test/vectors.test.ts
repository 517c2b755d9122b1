import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { download, gunzip } from '../src'
import { unzip } from '../src/zip'
import vectors from './data/ats.json'
import { folder, serve } from './support'

interface Case {
  readonly id: string
  readonly contentType: string
  readonly contentDisposition?: string
  readonly bodyHex: string
  readonly checkMd5?: string
  readonly givenName?: string
  readonly unpack?: 'zip' | 'gz'
  readonly official: {
    readonly file?: string
    readonly length?: number
    readonly md5ok?: boolean
    readonly unpacked?: string | ReadonlyArray<string>
    readonly error?: string
  }
}
const cases = vectors.cases as unknown as ReadonlyArray<Case>

interface Required {
  readonly file?: string
  readonly refused?: object
  readonly unpacked?: ReadonlyArray<string>
  readonly broken?: object
}

/** Where the official code is wrong; everywhere else its result is required. */
const required: Readonly<Record<string, Required>> = {
  'ats-md5-upper-case': { file: 'task_1' },
  'ats-octet-with-charset': { file: 'task_1' },
  'ats-zip-type': { file: 'task_1' },
  'ats-error-json': { refused: { reason: 'spent', code: '15', subCode: 'isv.file-already-download' } },
  'ats-name-with-dot': { file: 'a.zip' },
  'ats-name-with-space': { file: 'task_2' },
  'ats-no-disposition': { file: 'download' },
  'ats-zip-slip': { file: 'task_1', broken: { reason: 'entry', entry: '../evil.txt' } },
  'ats-zip-no-dir-entry': { file: 'task_1', unpacked: ['deep/c.txt:1'] },
}

const requiredOf = ({ id, official: { file, md5ok, unpacked, error } }: Case): Required => {
  const own = required[id]
  if (own !== undefined) return own
  if (md5ok === false) return { refused: { reason: 'checksum', sent: 'maybe' } }
  const texts = [unpacked ?? []].flat().map((text) => text.replace(/^(<dir>)?\/u\//, ''))
  return {
    file: (file ?? '').slice(1),
    ...(unpacked === undefined ? {} : { unpacked: texts }),
    ...(error === undefined ? {} : { broken: { reason: 'corrupt' } }),
  }
}

describe('what the official code was given', () => {
  const own = folder()
  afterAll(own.remove)

  it.each(cases)('$id: is fetched, or refused, as required', async (given) => {
    const { id, contentType, contentDisposition, bodyHex, checkMd5, givenName, unpack } = given
    const body = Buffer.from(bodyHex, 'hex')
    const server = await serve((_request, response) => {
      response.setHeader('content-type', contentType)
      if (contentDisposition !== undefined) response.setHeader('content-disposition', contentDisposition)
      response.end(body)
    })
    const directory = join(own.path, id)
    const fetched = await download(server.url, {
      directory,
      ...(checkMd5 === undefined ? {} : { md5: checkMd5 }),
      ...(givenName === undefined ? {} : { name: givenName }),
    })
    await server.close()
    const { file, refused, unpacked, broken } = requiredOf(given)
    if (refused !== undefined) {
      expect(fetched).toMatchObject({ left: { _tag: 'DownloadError', ...refused } })
      expect(own.all().filter((name) => name.startsWith(`${id}/`))).toEqual([])
      return
    }
    const path = join(directory, file ?? '')
    expect(fetched).toMatchObject({ right: { path, name: file, bytes: body.length } })
    expect(readFileSync(path)).toEqual(body)
    expect(server.count()).toBe(1)
    if (unpack === undefined) return

    const into = join(directory, 'u')
    const opened = await (unpack === 'zip' ? unzip : gunzip)(path, { directory: into })
    if (broken !== undefined) {
      expect(opened).toMatchObject({ left: { _tag: 'DownloadError', path, ...broken } })
      expect(existsSync(into) && own.all().filter((name) => name.startsWith(`${id}/u/`)).length > 0).toBe(
        false,
      )
      expect(existsSync(join(directory, 'evil.txt'))).toBe(false)
      return
    }
    if (opened._tag === 'Left') throw new Error(JSON.stringify(opened.left))
    const files = 'files' in opened.right ? opened.right.files : [opened.right]
    expect(files.map((one) => `${relative(into, one.path)}:${one.bytes}`)).toEqual(unpacked)
    for (const one of files) expect(readFileSync(one.path)).toHaveLength(one.bytes)
  })
})
