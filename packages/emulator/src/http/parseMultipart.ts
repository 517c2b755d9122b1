import type { ReceivedFile } from './Received'

export interface ParsedMultipart {
  readonly pairs: ReadonlyArray<readonly [name: string, value: string]>
  readonly files: ReadonlyArray<ReceivedFile>
  readonly tooMany: boolean
  readonly broken: boolean
}

/** Reads a `multipart/form-data` body from its received bytes. Never rejects: a broken body is said to be. */
export const parseMultipart = async (
  body: Uint8Array,
  contentType: string,
  limit: number,
): Promise<ParsedMultipart> => {
  const { Busboy } = await import('@fastify/busboy')
  const pairs: Array<readonly [string, string]> = []
  const files: Array<ReceivedFile> = []
  let tooMany = false
  const done = (broken: boolean): ParsedMultipart => ({ pairs, files, tooMany, broken })
  return new Promise((resolve) => {
    try {
      const parser = new Busboy({
        headers: { 'content-type': contentType },
        limits: { fields: limit, files: limit, parts: limit, fieldSize: body.length + 1 },
      })
      parser.on('field', (name, value) => pairs.push([name, value]))
      parser.on('file', (name, stream, fileName, _encoding, type) => {
        const chunks: Array<Uint8Array> = []
        stream.on('data', (chunk: Uint8Array) => chunks.push(chunk))
        stream.on('end', () => files.push({ name, fileName, type, bytes: Buffer.concat(chunks) }))
      })
      for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
        parser.on(event, () => (tooMany = true))
      }
      parser.on('finish', () => resolve(done(false)))
      parser.on('error', () => resolve(done(true)))
      parser.end(Buffer.from(body))
    } catch {
      resolve(done(true))
    }
  })
}
