import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A Redis server of this test, and the one command that a replay store needs. */
export interface TestRedis {
  /** Where it listens: `path` of a client. */
  readonly socket: string
  /** Ends it at once, as a crash would: what it told its file stays. */
  readonly kill: () => Promise<void>
  /** Starts it again on the same socket, with what its file holds. */
  readonly start: () => Promise<void>
  readonly set: (...command: ReadonlyArray<unknown>) => Promise<unknown>
  readonly stop: () => Promise<void>
}

const command = (words: ReadonlyArray<unknown>): string =>
  [
    `*${words.length}`,
    ...words.map(String).flatMap((word) => [`$${Buffer.byteLength(word)}`, word]),
    '',
  ].join('\r\n')

/**
 * Starts Redis on a socket in a temporary folder, with a file of what it was told; `undefined` where there is none on this
 * machine.
 */
export const startRedis = async (): Promise<TestRedis | undefined> => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-redis-'))
  const socket = join(folder, 'redis.sock')
  const options = [
    '--port',
    '0',
    '--unixsocket',
    socket,
    '--save',
    '',
    '--appendonly',
    'yes',
    '--dir',
    folder,
  ]
  let server: ChildProcessWithoutNullStreams | undefined
  const begin = (): Promise<boolean> => {
    const begun = spawn('redis-server', options)
    server = begun
    return new Promise<boolean>((resolve) => {
      begun.on('error', () => resolve(false))
      begun.on('exit', () => resolve(false))
      let said = ''
      begun.stdout.on('data', (text: Buffer) => {
        said += text.toString()
        if (/ready to accept connections/i.test(said)) resolve(true)
      })
    })
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (server?.exitCode !== null || server.signalCode !== null || server.pid === undefined) return
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
  }
  const stop = async (): Promise<void> => {
    await end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  if (!(await begin())) {
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
  const start = async (): Promise<void> => {
    if (!(await begin())) throw new Error('redis-server did not start again')
  }
  return { socket, set, kill: () => end('SIGKILL'), start, stop }
}
