import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const testData = (name: string): Buffer => readFileSync(join(__dirname, '..', 'data', name))
