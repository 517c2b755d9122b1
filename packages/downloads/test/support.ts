import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

/** A folder of the test's own. */
export const folder = (): {
  readonly path: string
  readonly all: () => ReadonlyArray<string>
  readonly remove: () => void
} => {
  const path = mkdtempSync(join(tmpdir(), 'paifang-downloads-'))
  return {
    path,
    all: () => readdirSync(path, { recursive: true, encoding: 'utf8' }).sort(),
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

export interface FileServer {
  readonly url: string
  readonly count: () => number
  readonly close: () => Promise<void>
}

export const serve = async (answer: RequestListener): Promise<FileServer> => {
  let count = 0
  const server = createServer((request, response) => {
    count += 1
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export interface ZipEntry {
  readonly name: string | Buffer
  readonly content?: string | Buffer
  /** Unix mode, type included. */
  readonly mode?: number
  /** What the archive says of it in place of the truth. */
  readonly size?: number
  readonly crc?: number
  readonly flags?: number
}

/** A zip as it is asked for, right or wrong. */
export const zipOf = (entries: ReadonlyArray<ZipEntry>): Buffer => {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content = '', mode = 0, size, crc, flags = 0 } of entries) {
    const bytes = Buffer.from(content as string)
    const packed = deflateRawSync(bytes)
    const fileName = Buffer.from(name as string)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc ?? crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size ?? bytes.length, 18)
    common.writeUInt16LE(fileName.length, 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, fileName, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE((mode << 16) >>> 0, 6)
    rest.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('504b01021403', 'hex'), common, rest, fileName]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
