import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'

/** Rows as a text that says nothing without the secret, and cannot be changed, nor moved to another range or job. */
export interface SealedRows<R> {
  readonly seal: (rows: ReadonlyArray<R>, range: number) => string
  /** Throws where the text is not what was sealed. */
  readonly open: (text: string, range: number) => ReadonlyArray<R>
}

const algorithm = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** `salt`: the job's own. */
export const sealedRows = <R>(secret: string, salt: string): SealedRows<R> => {
  const key = createHmac('sha256', secret).update(`paifang job payload ${salt}`).digest()
  const about = (range: number): Buffer => Buffer.from(`${salt} ${range}`)
  return {
    seal: (rows, range) => {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(about(range))
      const sealed = [cipher.update(serialize(rows)), cipher.final()]
      return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]).toString('base64')
    },
    open: (text, range) => {
      const all = Buffer.from(text, 'base64')
      const decipher = createDecipheriv(algorithm, key, all.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
      decipher.setAAD(about(range)).setAuthTag(all.subarray(nonceBytes, nonceBytes + tagBytes))
      const opened = [decipher.update(all.subarray(nonceBytes + tagBytes)), decipher.final()]
      return deserialize(Buffer.concat(opened)) as ReadonlyArray<R>
    },
  }
}
