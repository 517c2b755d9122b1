const { rmSync } = require('node:fs')

// What a process that is about to end still writes is waited for.
module.exports = () => rmSync(process.env.TMPDIR, { recursive: true, force: true, maxRetries: 20 })
