const { mkdtempSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

/** One folder for all that a run of tests and the processes it starts put among temporary files. */
module.exports = () => {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'paifang-'))
}
