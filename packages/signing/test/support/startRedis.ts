import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A Redis server of this test, and the one command that a replay store needs. */
export interface TestRedis {
  readonly set: (...command: ReadonlyArray<unknown>) => Promise<unknown>
  readonly stop: () => Promise<void>
}

const command = (words: ReadonlyArray<unknown>): string =>
  [
    `*${words.length}`,
    ...words.map(String).flatMap((word) => [`$${Buffer.byteLength(word)}`, word]),
    '',
  ].join('\r\n')

/** Starts Redis on a socket in a temporary folder; `undefined` where there is none on this machine. */
export const startRedis = async (): Promise<TestRedis | undefined> => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-redis-'))
  const socket = join(folder, 'redis.sock')
  const server = spawn('redis-server', ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder])
  const ready = new Promise<boolean>((resolve) => {
    server.on('error', () => resolve(false))
    server.on('exit', () => resolve(false))
    server.stdout.on('data', (text: Buffer) => {
      if (/ready to accept connections/i.test(text.toString())) resolve(true)
    })
  })
  const stop = async (): Promise<void> => {
    if (server.exitCode === null && server.signalCode === null && server.pid !== undefined) {
      const gone = once(server, 'exit')
      server.kill()
      await gone
    }
    rmSync(folder, { recursive: true, force: true })
  }
  if (!(await ready)) {
    await stop()
    if (process.env['PAIFANG_SERVERS'] === '1') throw new Error('there is no redis-server on this machine')
    return undefined
  }
  const set: TestRedis['set'] = async (...words) => {
    const connection = createConnection(socket)
    try {
      connection.write(command(['SET', ...words]))
      const [answer] = (await once(connection, 'data')) as [Buffer]
      const text = answer.toString()
      return text === '+OK\r\n' ? 'OK' : text === '$-1\r\n' ? null : new Error(text)
    } finally {
      connection.destroy()
    }
  }
  return { set, stop }
}
