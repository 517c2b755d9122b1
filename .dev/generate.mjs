// Generates every packages/api-*/ from its spec folder. `--check` only compares and names what differs.
import { readdirSync } from 'node:fs'
import { runGenerate } from '../packages/codegen/dist/cjs/index.js'
import { argumentsOf } from './argumentsOf.mjs'

const given = argumentsOf('npm run generate -- [--check] [--report]', ['--check', '--report'])
const folders = readdirSync('packages')
  .filter((name) => name.startsWith('api-'))
  .map((name) => `packages/${name}`)
const { lines, ok } = runGenerate({
  folders,
  check: given.includes('--check'),
  report: given.includes('--report'),
  command: 'npm run generate',
})
for (const line of lines) console.log(line)
process.exitCode = ok ? 0 : 1
