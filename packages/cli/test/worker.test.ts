import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { startEmulator } from '@paifang/emulator'
import type { DefinedJob } from '@paifang/jobs'
import { startJob, waitForJob, type QueueOptions } from '@paifang/jobs/bullmq'
import { startRedis } from '../../../.dev/test/startRedis'
import { paifang, startPaifang } from './paifang'

const path = join(__dirname, 'blacklistModule.js')

interface Exported {
  readonly queue: QueueOptions
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a module of a user's, loaded as the command line loads it
  readonly job: DefinedJob<'top', any, any, string, any>
}

/** The module, as another process would have it. */
const moduleWith = (about: object): Exported => {
  process.env['BLACKLIST_MODULE'] = JSON.stringify(about)
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a module of a user's
  return { ...(require(path) as Exported) }
}

describe('paifang worker', () => {
  it('works on the jobs of the queue that a module exports, and takes nothing of another definition', async () => {
    const server = await startRedis()
    if (server === undefined) {
      console.warn('skipped: there is no redis-server on this machine')
      return
    }
    const emulator = await startEmulator({ operations: [sync] })
    const { appKey, appSecret, endpoint } = emulator.top
    const about = { appKey, appSecret, endpoint, socket: server.socket }
    const starter = moduleWith(about)
    try {
      const started = await startJob(starter.job, starter.queue, { job: 'today', rangeRows: 100 })
      expect(started._tag).toBe('Right')

      process.env['BLACKLIST_MODULE'] = JSON.stringify({ ...about, version: '2.0' })
      const refused = await paifang(['worker', path], { cwd: __dirname })
      expect(refused).toMatchObject({ code: 4, stdout: '' })
      expect(refused.stderr).toContain('it was begun with version none')
      expect(emulator.calls(sync)).toHaveLength(0)

      process.env['BLACKLIST_MODULE'] = JSON.stringify(about)
      const worker = startPaifang(['worker', 'blacklistModule.js', '--ranges', '2'], { cwd: __dirname })
      expect(await worker.printed(1)).toBe(`works on queue blacklist (${sync.method}) until Ctrl-C\n`)
      const ended = await waitForJob(starter.queue, 'today', { everyMs: 20 })
      expect(ended).toMatchObject({ right: { rows: { read: 250, done: 250 } } })
      await worker.noticed('today has ended')

      await server.kill()
      await server.start()
      await worker.noticed('reaches Redis again')
      await startJob(starter.job, starter.queue, { job: 'tomorrow', rangeRows: 100 })
      await worker.noticed('tomorrow has ended')
      worker.interrupt()
      expect(await worker.ended).toMatchObject({
        code: 0,
        stderr:
          'today has ended\nblacklist cannot reach Redis\nblacklist reaches Redis again\ntomorrow has ended\n',
      })
    } finally {
      starter.queue.redis.disconnect()
      await emulator.close()
      await server.stop()
    }
  })

  it('says what a module has to export', async () => {
    expect(await paifang(['worker', 'nothing.js'], { cwd: __dirname })).toMatchObject({
      code: 64,
      stderr: `cannot read ${join(__dirname, 'nothing.js')}: there is no such file or folder\n`,
    })
    const given = { cwd: join(__dirname, '..') }
    expect(await paifang(['worker', 'package.json', '--lang', 'zh'], given)).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('defineJob') as string,
    })
    expect(await paifang(['worker', 'package.json', '--ranges', 'x'], given)).toMatchObject({
      code: 64,
      stderr: '--ranges is a whole number from 1 on\n',
    })
  })
  it('says in one sentence which module does not load, where and why, and shows the stack to who asks for it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
    const module = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const thrower = module('throws.js', "\nthrow new Error('REDIS_URL is not set')\n")
    const more = '; --verbose shows the stack\n'
    for (const [path, said] of [
      [thrower, `${thrower}:2: Error: REDIS_URL is not set${more}`],
      [module('syntax.js', 'const a = {\n'), ':2: SyntaxError: Unexpected end of input'],
      [module('lacks.js', "require('not-installed')"), "Error: Cannot find module 'not-installed'"],
      [module('text.js', "throw 'a text'"), `text.js: a text${more}`],
    ] as const) {
      const ended = await paifang(['worker', path])
      expect(ended).toMatchObject({ code: 64, stdout: '' })
      expect(ended.stderr).toMatch(/^cannot load [^\n]*\n$/)
      expect(ended.stderr).toContain(said)
    }
    expect((await paifang(['worker', thrower, '--lang', 'zh'])).stderr).toBe(
      `无法加载 ${thrower}:2：Error: REDIS_URL is not set；--verbose 显示调用栈\n`,
    )
    expect((await paifang(['worker', thrower, '--verbose'])).stderr).toMatch(/is not set\n[^]*\n +at /)
  })
})
