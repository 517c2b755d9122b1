// ESLint over everything, a few packages at a time: with types, all at once needs more memory than Node takes by itself.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { packages, root } from './packages.mjs'

const eslint = join(root, 'node_modules/eslint/bin/eslint.js')
const every = 5
const handWritten = packages.filter((name) => !name.startsWith('api-'))
const groups = [
  ['.dev', 'jest.config.js', '.changeset'],
  ['packages/docs', 'packages/api-*'],
]
for (let at = 0; at < handWritten.length; at += every)
  groups.push(handWritten.slice(at, at + every).map((name) => `packages/${name}`))

for (const paths of groups) {
  const { status } = spawnSync(
    process.execPath,
    [eslint, '-c', '.dev/eslint.config.mjs', '--no-error-on-unmatched-pattern', ...paths],
    { cwd: root, stdio: 'inherit' },
  )
  if (status !== 0) process.exitCode = 1
}
