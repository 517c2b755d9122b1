import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { err, isErr, ok, type Result } from '@paifang/result'
import { problem, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'
import type { GatewayDocuments } from './GatewayDocuments'
import { importText } from './importText'

const isDocument = (name: string): boolean =>
  /\.(json|txt|md)$/i.test(name) && !name.endsWith('.overrides.json')

const filesOf = (path: string): ReadonlyArray<string> | undefined => {
  try {
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path)
      .filter(isDocument)
      .sort()
      .map((name) => join(path, name))
  } catch {
    return undefined
  }
}

/** The specs of one saved document, or of all in a folder; one unreadable document makes it a list of problems. */
export const importPath = (
  path: string,
  gateways?: ReadonlyArray<GatewayDocuments>,
): Result<ReadonlyArray<Problem>, ReadonlyArray<Spec>> => {
  const files = filesOf(path)
  if (files === undefined) return err([problem([path], 'no such file or folder', '没有这个文件或目录')])
  if (files.length === 0) return err([problem([path], 'holds no document (.json, .txt or .md)')])
  const read = files.map((file) =>
    importText(readFileSync(file, 'utf8'), { document: basename(file) }, gateways),
  )
  const problems = read.flatMap((result) => (isErr(result) ? result.left : []))
  if (problems.length > 0) return err(problems)
  return ok(read.flatMap((result) => (isErr(result) ? [] : result.right)))
}
