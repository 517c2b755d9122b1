import { isatty } from 'node:tty'
import { langOf } from './langOf'
import type { Context } from './Context'
import { version } from './version'

const langIn = (argv: ReadonlyArray<string>): string | undefined => {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  return at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1])
}

const readStdin = async (): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString('utf8')
}

const contextOf = (argv: ReadonlyArray<string>, signal: AbortSignal): Context => ({
  lang: langOf(langIn(argv), process.env),
  json: argv.includes('--json'),
  terminal: isatty(1),
  env: process.env,
  print: (text) => void process.stdout.write(`${text}\n`),
  notice: (text) => void process.stderr.write(`${text}\n`),
  readStdin,
  signal,
})

/** A reader that went away (`paifang list | head`) is no error of ours. */
const endQuietlyOnBrokenPipes = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
}

/** The command line; sets the exit code and never throws. */
export const main = async (argv: ReadonlyArray<string>): Promise<void> => {
  endQuietlyOnBrokenPipes()
  if (argv.length === 3 && (argv[2] === '--version' || argv[2] === '-V')) {
    process.stdout.write(`${version}\n`)
    return
  }
  const interrupted = new AbortController()
  process.once('SIGINT', () => {
    interrupted.abort()
    // Whatever still holds the process open after a second does not hold the user.
    setTimeout(() => process.exit(130), 900).unref()
  })
  const { runProgram } = require('./runProgram') as typeof import('./runProgram')
  process.exitCode = await runProgram(argv.slice(2), contextOf(argv, interrupted.signal))
}
