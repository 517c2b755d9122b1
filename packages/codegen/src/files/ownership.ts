import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Files } from '../emit/emit'
import { problem, type Problem } from '../spec/Problem'
import { specFormat } from '../spec/Spec'

/** The list of files that were written into a package folder, beside them. */
const manifestName = '.paifang-generated.json'

const manifestFormat = 'paifang.generated/1'

/** The digests of the files as they were written, by path; undefined where the folder has no such list. */
type Manifest = Readonly<Record<string, unknown>>

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const manifestIn = (folder: string): Manifest | undefined => {
  try {
    const read = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as Manifest
    const files = read['files']
    return read['format'] === manifestFormat && typeof files === 'object' && files !== null
      ? (files as Manifest)
      : undefined
  } catch {
    return undefined
  }
}

/** What files of ours say of themselves, for folders that were made before there was a list. */
const isMarked = (path: string, text: string): boolean => {
  if (path.endsWith('.ts')) return text.startsWith('// Generated')
  if (path.startsWith('spec/')) return text.includes(`"format": "${specFormat}"`)
  if (path === 'README.md') return text.includes('never in `src/`, which is generated.')
  if (path === 'README.zh.md') return text.includes('`src/` 由生成而来，请勿修改。')
  return path === 'package.json' && text.includes('"@paifang/contract"') && text.includes('"./apis/*"')
}

/**
 * The files of a folder that would be overwritten although nobody generated them, or somebody changed them since;
 * `force` gives up changes of what was generated, and of nothing else.
 */
export const foreignFiles = (
  files: Files,
  folder: string,
  { force = false }: { readonly force?: boolean } = {},
): ReadonlyArray<Problem> => {
  const manifest = manifestIn(folder)
  return [...files].flatMap(([path, text]): ReadonlyArray<Problem> => {
    const file = join(folder, path)
    const present = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    if (present === undefined || present === text) return []
    const written = manifest !== undefined && Object.hasOwn(manifest, path) ? manifest[path] : undefined
    if (written === undefined)
      return isMarked(path, present)
        ? []
        : [
            problem(
              [folder, path],
              'stands there and was not generated: move it away, or name another folder with --out',
              '已存在，且不是生成的文件：请移走它，或用 --out 指定其他目录',
            ),
          ]
    return force || written === digestOf(present)
      ? []
      : [
          problem(
            [folder, path],
            'was changed since it was generated: move the change into spec/, or give it up with --force',
            '生成之后被改动过：请把改动移到 spec/，或用 --force 放弃改动',
          ),
        ]
  })
}

/** Adds to the list of a folder what has been written into it, and drops what is gone. */
export const noteFiles = (files: Files, folder: string): void => {
  const noted = Object.entries(manifestIn(folder) ?? {}).filter(([path]) => existsSync(join(folder, path)))
  const written = [...files].map(([path, text]) => [path, digestOf(text)] as const)
  const all = [...new Map<string, unknown>([...noted, ...written])].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )
  const text = `${JSON.stringify({ format: manifestFormat, files: Object.fromEntries(all) }, undefined, 2)}\n`
  const path = join(folder, manifestName)
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    throw new RangeError(`leads outside the folder through a link: ${manifestName}`)
  writeFileSync(path, text)
}

/** Whether a folder has a list of what was generated into it. */
export const hasManifest = (folder: string): boolean => manifestIn(folder) !== undefined
