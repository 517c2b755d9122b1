import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0

/** A Redis of this process, on a socket; it ends with it. */
export const startRedis = async (): Promise<{ readonly path: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-bench-'))
  const path = join(folder, 'redis.sock')
  const server = spawn('redis-server', ['--port', '0', '--unixsocket', path, '--save', '', '--dir', folder])
  const end = (): void => {
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', end)
  process.once('SIGTERM', () => process.exit())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error('redis-server ended')))
    server.stdout.on('data', (text: Buffer) => {
      if (/ready to accept connections/i.test(text.toString())) resolve()
    })
  })
  return { path }
}
