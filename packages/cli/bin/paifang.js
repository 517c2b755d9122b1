#!/usr/bin/env node
// Stands in the repository, so that npm can link it before anything is built.
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const built = join(__dirname, '..', 'dist', 'cjs', 'index.js')
if (existsSync(built)) void require(built).main(process.argv)
else {
  console.error('paifang is not built yet: run npm start or npm run build in the repository first.')
  process.exitCode = 1
}
