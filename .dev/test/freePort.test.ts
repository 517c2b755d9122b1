import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { freePort } from './freePort'

describe('a free port', () => {
  it('is given once, here and to another process, and can be listened on', async () => {
    const script = `const { freePort } = require(process.argv[1])
      void (async () => { for (let i = 0; i < 200; i++) console.log(await freePort()) })()`
    const mine: number[] = []
    for (let i = 0; i < 200; i++) mine.push(await freePort())
    const given = execFileSync(process.execPath, ['-e', script, join(__dirname, 'freePort.js')], {
      encoding: 'utf8',
    })
    const all = [...mine, ...given.trim().split('\n').map(Number)]
    expect(all).toHaveLength(400)
    expect(new Set(all).size).toBe(400)
    const server = createServer().listen(mine[0], '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    server.close()
  })
})
