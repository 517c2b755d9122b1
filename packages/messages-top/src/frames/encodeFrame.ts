import { frameTypes, headerTypes, valueFormats, type Frame, type FrameValue } from './Frame'

const header = (name: (typeof headerTypes)[number]): number => headerTypes.indexOf(name)

const textSize = (text: string): number => 4 + Buffer.byteLength(text)

const valueSize = (value: FrameValue): number => {
  switch (value.format) {
    case 'void':
      return 0
    case 'string':
      return textSize(value.value)
    case 'byte':
      return 1
    case 'int16':
      return 2
    case 'int32':
      return 4
    case 'int64':
    case 'date':
      return 8
    case 'bytes':
      return 4 + value.value.length
  }
}

const sizeOf = ({ status = 0, phrase = '', flag = 0, token = '', custom }: Frame): number => {
  let size = 4
  if (status !== 0) size += 6
  if (phrase !== '') size += 2 + textSize(phrase)
  if (flag !== 0) size += 6
  if (token !== '') size += 2 + textSize(token)
  for (const [key, value] of custom) size += 3 + textSize(key) + valueSize(value)
  return size
}

const writeText = (bytes: Buffer, at: number, text: string): number => {
  const length = bytes.write(text, at + 4)
  bytes.writeInt32LE(length, at)
  return at + 4 + length
}

const writeValue = (bytes: Buffer, at: number, value: FrameValue): number => {
  switch (value.format) {
    case 'void':
      return at
    case 'string':
      return writeText(bytes, at, value.value)
    case 'byte':
      return bytes.writeInt8(value.value, at)
    case 'int16':
      return bytes.writeInt16LE(value.value, at)
    case 'int32':
      return bytes.writeInt32LE(value.value, at)
    case 'int64':
    case 'date':
      return bytes.writeBigInt64LE(value.value, at)
    case 'bytes':
      bytes.set(value.value, bytes.writeInt32LE(value.value.length, at))
      return at + 4 + value.value.length
  }
}

/**
 * Writes a frame, byte for byte as the official encoder does: status, phrase, flag, token, then the customs in their order.
 *
 * @throws RangeError for a number that its format cannot hold
 */
export const encodeFrame = (frame: Frame): Buffer => {
  const { status = 0, phrase = '', flag = 0, token = '', custom } = frame
  const bytes = Buffer.allocUnsafe(sizeOf(frame))
  bytes[0] = 2
  bytes[1] = frameTypes.indexOf(frame.type)
  let at = 2
  if (status !== 0) at = bytes.writeInt32LE(status, bytes.writeInt16LE(header('status'), at))
  if (phrase !== '') at = writeText(bytes, bytes.writeInt16LE(header('phrase'), at), phrase)
  if (flag !== 0) at = bytes.writeInt32LE(flag, bytes.writeInt16LE(header('flag'), at))
  if (token !== '') at = writeText(bytes, bytes.writeInt16LE(header('token'), at), token)
  for (const [key, value] of custom) {
    at = writeText(bytes, bytes.writeInt16LE(header('custom'), at), key)
    bytes[at] = valueFormats.indexOf(value.format)
    at = writeValue(bytes, at + 1, value)
  }
  bytes.writeInt16LE(header('end'), at)
  return bytes
}
