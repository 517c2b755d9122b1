// Builds what the benchmarks measure, then runs them: npm run bench -- [names…] [--json] [--rounds n]
import { spawnSync } from 'node:child_process'

const run = (...args) => {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
run('.dev/build.mjs', 'bench')
run('packages/bench/dist/cjs/bin.js', ...process.argv.slice(2))
