import type { FilePart } from '@paifang/contract'
import { fileMark } from '@paifang/wire'
import type { TopFile } from './TopFile'

const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:; ?[\w-]+=[\w.+-]+)?$/
const anyType = 'application/octet-stream'

/** The file parts among encoded parameters, in the order of their names. */
export const topFiles = (wire: Readonly<Record<string, unknown>>): ReadonlyArray<TopFile> => {
  const files: TopFile[] = []
  for (const param of Object.keys(wire)) {
    const value = wire[param]
    if (typeof value === 'object' && value !== null && fileMark in value)
      files.push(topFile(param, value as unknown as FilePart))
  }
  return files
}

const topFile = (param: string, part: FilePart): TopFile => {
  const { name, type = anyType } = part
  const head = { param, name, type: mediaType.test(type) ? type : anyType }
  if ('bytes' in part) return { ...head, bytes: part.bytes }
  let current: AsyncIterable<Uint8Array> | undefined
  let next: AsyncIterable<Uint8Array> | undefined
  return {
    ...head,
    open: () => {
      current = next ?? part.open()
      next = undefined
      return current
    },
    reopens: () => {
      try {
        next = part.open()
        return next !== current
      } catch {
        return false
      }
    },
  }
}
