import { readFile } from 'node:fs/promises'
import { fileProblem } from './fileProblem'

/** A file that a flag names, as text. */
export const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((thrown: unknown) => {
    throw fileProblem('read', path, thrown)
  })
