import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appKey, appSecret } from './support/channel'
import { startQueueServer } from './support/queueServer'

const kills = process.env['PAIFANG_LONG'] === '1' ? 50 : 5
const root = join(__dirname, '../../..')
const perLife = 200

/** What a consumer does that keeps what it handled on a disk: the id is there before its handler has ended. */
const consumer = `
  const { createTopClient } = require('@paifang/gateway-top')
  const { createTopMessages } = require('@paifang/messages-top')
  const { appendFileSync } = require('node:fs')
  const [endpoint, file, appKey, appSecret] = process.argv.slice(1)
  const client = createTopClient({ appKey, appSecret })
  const patience = { connectTimeoutMs: 100_000, ackTimeoutMs: 100_000 }
  createTopMessages({ client, group: 'default', endpoint, ...patience })
    .otherwise(async ({ id }) => {
      await new Promise((resolve) => setImmediate(resolve))
      appendFileSync(file, id + '\\n')
    })
    .listen()
    .then((result) => { if (result._tag === 'Left') process.exit(1) })`

beforeAll(() => {
  if (!existsSync(join(root, 'packages/messages-top/dist/cjs/index.js')))
    throw new Error('not built: npm test builds it, or npm run build')
})

describe('createTopMessages, killed', () => {
  it(`loses nothing when its process is killed ${kills} times`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paifang-kill-'))
    const file = join(folder, 'handled')
    const stored = (): ReadonlySet<string> =>
      new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
    const messages = (kills + 1) * perLife
    const confirmed: string[] = []
    const { server, left } = await startQueueServer({
      messages,
      keys: 1,
      random: Math.random,
      onConfirm: (id) => confirmed.push(`${id}`),
    })
    try {
      for (let life = 0; life <= kills; life++) {
        const child = spawn(process.execPath, ['-e', consumer, server.url, file, appKey, appSecret], {
          cwd: root,
          stdio: 'inherit',
        })
        const gone = once(child, 'exit')
        const goal = life === kills ? 0 : messages - (life + Math.random()) * perLife
        const early = gone.then(([code]) => {
          throw new Error(`a consumer ended by itself: ${code}`)
        })
        early.catch(() => undefined)
        await Promise.race([server.until(() => left.size <= goal), early])
        child.kill('SIGKILL')
        await gone
        // What was confirmed before the process died had been stored before it was confirmed.
        const known = stored()
        expect(confirmed.filter((id) => !known.has(id))).toEqual([])
      }
      expect(stored().size - 1).toBe(messages)
    } finally {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
