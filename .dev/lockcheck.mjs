// The lock file must be complete, free of download addresses and of leftovers.
import { readFileSync } from 'node:fs'

const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const problems = []
for (const [path, entry] of Object.entries(lock.packages)) {
  if (/^https?:/.test(entry.resolved ?? '')) problems.push(`${path}: records a download address`)
  if (entry.extraneous) problems.push(`${path}: extraneous`)
  for (const name of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) {
    const scopes = path.split('/node_modules/').map((_, i, all) => all.slice(0, i + 1).join('/node_modules/'))
    const found = [
      ...scopes.map((scope) => (scope ? `${scope}/node_modules/${name}` : '')),
      `node_modules/${name}`,
    ]
    if (!found.some((candidate) => lock.packages[candidate])) problems.push(`${path}: ${name} has no entry`)
  }
}
for (const problem of problems) console.error(problem)
process.exit(problems.length > 0 ? 1 : 0)
