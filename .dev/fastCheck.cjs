// fast-check as every test gets it: its searches begin at one seed for a commit, so that each commit tries other inputs and
// a red run is repeated by trying its commit again. PAIFANG_SEED=<number> repeats or varies one.
const { join } = require('node:path')
const fc = require(join(__dirname, '../node_modules/fast-check/lib/cjs/fast-check.js'))

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.PAIFANG_SEED) })
module.exports = fc
