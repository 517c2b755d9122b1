import { access, constants, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Text } from '../Command'
import { UsageError } from '../UsageError'

const whys: Readonly<Record<string, Text>> = {
  ENOENT: { en: 'there is no such file or folder', zh: '文件或目录不存在' },
  ENOTDIR: { en: 'a part of its path is a file', zh: '路径中有一段是文件' },
  EISDIR: { en: 'it is a folder', zh: '这是一个目录' },
  EACCES: { en: 'this user may not', zh: '当前用户没有权限' },
  EPERM: { en: 'this user may not', zh: '当前用户没有权限' },
  EROFS: { en: 'its disk takes no changes', zh: '所在磁盘只读' },
  ENOSPC: { en: 'its disk is full', zh: '所在磁盘已满' },
}

/** Why a file that a person named cannot be read, or written. */
export const fileProblem = (doing: 'read' | 'write', path: string, thrown: unknown): UsageError => {
  const code = (thrown as NodeJS.ErrnoException).code ?? String(thrown)
  const why = whys[code] ?? { en: code, zh: code }
  return new UsageError(
    doing === 'read'
      ? { en: `cannot read ${path}: ${why.en}`, zh: `无法读取 ${path}：${why.zh}` }
      : { en: `cannot write ${path}: ${why.en}`, zh: `无法写入 ${path}：${why.zh}` },
  )
}

/**
 * For what is written once everything else is done.
 * @throws UsageError where a file of that name could not be written
 */
export const checkWritable = async (path: string): Promise<void> => {
  const found = await stat(path).catch(() => undefined)
  if (found?.isDirectory() === true) throw fileProblem('write', path, { code: 'EISDIR' })
  await access(found === undefined ? dirname(path) : path, constants.W_OK).catch((thrown: unknown) => {
    throw fileProblem('write', path, thrown)
  })
}
