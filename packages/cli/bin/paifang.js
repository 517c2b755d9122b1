#!/usr/bin/env node
// Stands in the repository, so that npm can link it before anything is built.
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const main = join(__dirname, '..', 'dist', 'cjs', 'main.js')
if (existsSync(main)) void require(main).main(process.argv)
else {
  console.error('paifang is not built yet: run npm start or npm run build in the repository first.')
  process.exitCode = 1
}
