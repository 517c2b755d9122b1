import { execFileSync } from 'node:child_process'

const timed = process.env['PAIFANG_TIMES'] === '1' ? it : it.skip

/** What was built, in a process of its own: globals are slow in a test's context. CPU, so that neighbours do not count. */
const measure = `
const store = require('@paifang/limits').memoryLimits()
const limit = { name: 'r', perSecond: 1e9, burst: 1e9, perDay: 1e12 }
const ask = { application: 'a', method: 'm', priority: 'bulk', rates: [limit], days: [limit], bans: ['a', 'b', 'c'] }
const times = Array.from({ length: 20 }, () => {
  const from = process.cpuUsage().user
  for (let i = 0; i < 100_000; i++) store.take(ask, 0)
  return (process.cpuUsage().user - from) / 100_000
}).sort((a, b) => a - b)
console.log(times[10])
`

describe('limits in memory', () => {
  timed('take a microsecond a call, or less', () => {
    const us = Number(execFileSync(process.execPath, ['-e', measure], { cwd: __dirname }))
    console.info(`${us.toFixed(2)} µs`)
    expect(us).toBeLessThanOrEqual(1)
  })
})
