import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Beside the sources, or two folders above what is built of them. */
const path = [join(__dirname, '..'), join(__dirname, '..', '..')]
  .map((folder) => join(folder, 'package.json'))
  .find((file) => existsSync(file))

/** Of this package, read from its own package.json. */
export const { version } = JSON.parse(readFileSync(path ?? '', 'utf8')) as { readonly version: string }
