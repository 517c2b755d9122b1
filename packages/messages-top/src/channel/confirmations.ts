import { confirmFrame, encodeFrame } from '../frames'

/** Bytes behind an id: the end of the frame. */
const endBytes = 2

/** Writes the confirmations of one connection: they differ in their ids alone, so the rest is written once. */
export const confirmations = (token: string): ((id: bigint) => Buffer) => {
  const written = encodeFrame(confirmFrame({ token, id: 0n }))
  const at = written.length - endBytes - 8
  return (id) => {
    const bytes = Buffer.from(written)
    bytes.writeBigInt64LE(id, at)
    return bytes
  }
}
