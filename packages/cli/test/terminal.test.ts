import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { logisticsExpressUserBlacklistTmsSync as blacklist } from '@paifang/api-top-ascp'
import { startEmulator } from '@paifang/emulator'
import { spawnPaifang } from './paifang'

const bin = join(__dirname, '..', 'bin', 'paifang.js')

// A process runs what was built: bring it up to date with the sources first.
beforeAll(() => {
  execFileSync(process.execPath, [join(__dirname, '../../../.dev/build.mjs'), 'cli'])
})

describe('paifang on a terminal and in a pipe', () => {
  it('is silent when its reader goes away', async () => {
    const { stdout, stderr } = await promisify(execFile)('sh', [
      '-c',
      `"$0" "$1" errors | head -1`,
      process.execPath,
      bin,
    ])
    expect(stdout.split('\n')).toHaveLength(2)
    expect(stderr).toBe('')
  })

  it('ends an emulator at SIGTERM, whatever is connected, and keeps its state', async () => {
    const state = join(mkdtempSync(join(tmpdir(), 'paifang-')), 'state.json')
    const child = spawnPaifang(['emulate', '--json', '--state', state])
    const line = await new Promise<string>((resolve) =>
      child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString())),
    )
    const { url } = JSON.parse(line) as { readonly url: string }
    const open = await fetch(`${url}/_paifang/events`)
    const ended = new Promise<readonly unknown[]>((resolve) => child.on('close', (...how) => resolve(how)))
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    await open.text().catch(() => undefined)
    expect(JSON.parse(readFileSync(state, 'utf8'))).toMatchObject({ format: 1 })
  })

  it('ends a stalled call at Ctrl-C as an aborted one', async () => {
    const emulator = await startEmulator({ operations: [blacklist] })
    emulator.faults.add({ fault: { kind: 'stall' }, operation: blacklist.method })
    const { appKey, appSecret, endpoint } = emulator.top
    const child = spawnPaifang(['call', blacklist.method, '--input', '-', '--json', '--endpoint', endpoint], {
      env: { TOP_APP_KEY: appKey, TOP_APP_SECRET: appSecret },
    })
    let stdout = ''
    child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    child.stdin?.end(JSON.stringify(blacklist.example?.input))
    // The emulator sees the request; only then is there a call to interrupt.
    const arrived = new Promise<void>((resolve) => {
      const look = (): void => {
        if (emulator.calls(blacklist).length > 0) resolve()
        else setImmediate(look)
      }
      look()
    })
    await arrived
    child.kill('SIGINT')
    expect(await ended).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      error: { _tag: 'TransportError', reason: 'aborted' },
    })
    await emulator.close()
  })
})
