import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Files } from '../emit/emit'
import { safePath } from './safePath'

/** Writes spec files (or only compares); the paths that differed. Other spec files and overrides are left alone. */
export const writeSpecs = (files: Files, folder: string, only: boolean): ReadonlyArray<string> =>
  [...files].flatMap(([path, text]) => {
    const target = safePath(folder, path)
    if (existsSync(target) && readFileSync(target, 'utf8') === text) return []
    if (!only) {
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, text)
    }
    return [path]
  })
