import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { err, isErr, ok, type Result } from '@paifang/result'
import { decodeText } from '../document/decodeText'
import { problem, problemOf, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'
import type { GatewayDocuments } from './GatewayDocuments'
import { importText } from './importText'
import { notText } from './refusals'

interface Listed {
  readonly documents: ReadonlyArray<string>
  /** What of a folder is no document by its name. */
  readonly others: ReadonlyArray<string>
}

const isDocument = (name: string): boolean => /\.(json|txt|md)$/i.test(name)

/** Neither documents nor forgotten ones: corrections, and what systems and editors leave behind. */
const isSilent = (name: string): boolean =>
  name.endsWith('.overrides.json') || name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(name)

const listed = (path: string): Listed | undefined => {
  try {
    if (!statSync(path).isDirectory()) return { documents: [path], others: [] }
    const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !isSilent(name))
    const isFile = (name: string): boolean => statSync(join(path, name)).isFile()
    const names = entries.map(({ name }) => name).sort()
    const documents = names.filter((name) => isDocument(name) && isFile(name))
    return {
      documents: documents.map((name) => join(path, name)),
      others: names.filter((name) => !documents.includes(name)),
    }
  } catch {
    return undefined
  }
}

/** The names in a folder of documents that are not read, in order; none of a file. */
export const unreadIn = (path: string): ReadonlyArray<string> => listed(path)?.others ?? []

/** The specs of one saved document, or of all in a folder; one unreadable document makes it a list of problems. */
export const importPath = (
  path: string,
  gateways?: ReadonlyArray<GatewayDocuments>,
): Result<ReadonlyArray<Problem>, ReadonlyArray<Spec>> => {
  const files = listed(path)
  if (files === undefined) return err([problem([path], 'no such file or folder', '没有这个文件或目录')])
  if (files.documents.length === 0)
    return err([
      problem([path], 'holds no document (.json, .txt or .md)', '其中没有文档（.json、.txt 或 .md）'),
    ])
  const read = files.documents.map((file) => {
    const document = basename(file)
    const text = decodeText(readFileSync(file))
    return text === undefined
      ? err([problemOf([document], notText)])
      : importText(text, { document }, gateways)
  })
  const problems = read.flatMap((result) => (isErr(result) ? result.left : []))
  if (problems.length > 0) return err(problems)
  return ok(read.flatMap((result) => (isErr(result) ? [] : result.right)))
}
