import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Files } from '../emit/emit'
import { targetIn } from './targetIn'

/** Writes spec files (or only compares); the paths that differed. Other spec files and overrides are left alone. */
export const writeSpecs = (files: Files, folder: string, only: boolean): ReadonlyArray<string> => {
  const targets = targetIn(folder)
  return [...files].flatMap(([path, text]) => {
    const target = targets(path)
    if (existsSync(target) && readFileSync(target, 'utf8') === text) return []
    if (!only) {
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, text)
    }
    return [path]
  })
}
