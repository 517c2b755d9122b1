import { isatty } from 'node:tty'
import { contextOf } from './contextOf'
import type { GatewayModule } from './gateways/GatewayModule'
import { shippedGateways } from './gateways/shippedGateways'
import { version } from './version'

const readStdin = async (): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString('utf8')
}

/** Asks on stderr, so that an answer on stdout stays one. */
const ask = async (question: string): Promise<string> => {
  const { createInterface } = await import('node:readline/promises')
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  // Ctrl-C or the end of input is no answer.
  const closed = new Promise<string>((resolve) => asking.once('close', () => resolve('')))
  const answer = await Promise.race([asking.question(question), closed])
  asking.close()
  return answer
}

/** A reader that went away (`paifang list | head`) is no error of ours. */
const endQuietlyOnBrokenPipes = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
}

/**
 * The command line of some gateways, by default TOP, opretail and Qimen; `argv` as `process.argv`. Sets the exit code and never
 * throws.
 */
export const main = async (
  argv: ReadonlyArray<string>,
  gateways: ReadonlyArray<GatewayModule> = shippedGateways,
): Promise<void> => {
  endQuietlyOnBrokenPipes()
  if (argv.length === 3 && (argv[2] === '--version' || argv[2] === '-V')) {
    process.stdout.write(`${version}\n`)
    return
  }
  // A job lets its requests end: one that is cut off may have been carried out.
  const patienceMs = ['bulk', 'worker'].includes(argv[2] ?? '') ? 12_000 : 900
  const interrupted = new AbortController()
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => {
      interrupted.abort()
      // Whatever still holds the process open after that does not hold the user.
      setTimeout(() => process.exit(code), patienceMs).unref()
    })
  const { runProgram, unforeseen, unforeseenCode } = require('./runProgram') as typeof import('./runProgram')
  const words = argv.slice(2)
  const context = contextOf(words, {
    gateways,
    cwd: process.cwd(),
    load: (folder) => require(folder) as unknown,
    terminal: isatty(1),
    ...(isatty(0) && isatty(2) ? { ask } : {}),
    env: process.env,
    print: (text) => void process.stdout.write(`${text}\n`),
    notice: (text) => void process.stderr.write(`${text}\n`),
    readStdin,
    signal: interrupted.signal,
  })
  // What nobody foresaw is no page of stack to who only uses it.
  const end = (thrown: unknown): void => {
    context.notice(unforeseen(thrown, context))
    process.exit(unforeseenCode(words))
  }
  process.on('uncaughtException', end).on('unhandledRejection', end)
  try {
    process.exitCode = await runProgram(words, context)
  } catch (thrown) {
    end(thrown)
  }
}
