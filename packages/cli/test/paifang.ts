import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { contextOf, runProgram, shippedGateways, type GatewayModule } from '../src'

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Given {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly cwd?: string
  readonly gateways?: ReadonlyArray<GatewayModule>
  /** What a person at the terminal types when asked; absent: nobody sits there. */
  readonly answer?: string
}

const here = join(__dirname, '..')

/** Packages of this repository are loaded from their sources, so that no build stands between an edit and its test. */
const load = (folder: string): unknown => {
  const sources = join(folder, 'src', 'index.ts')
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- which package is known only when it runs
  return require(existsSync(sources) ? sources : folder) as unknown
}

export interface Running {
  readonly ended: Promise<Ended>
  /** Resolves with what was printed once it has so many lines. */
  readonly printed: (lines: number) => Promise<string>
  /** Resolves with what was said beside it once it holds a text. */
  readonly noticed: (text: string) => Promise<string>
  /** Ctrl-C. */
  readonly interrupt: () => void
}

/** Starts the command line in this process, with nothing of this machine's environment. */
export const startPaifang = (args: ReadonlyArray<string>, given: Given = {}): Running => {
  const { env = {}, input = '', cwd = here, gateways = shippedGateways, answer } = given
  const interrupted = new AbortController()
  const waiting = new Set<() => void>()
  let stdout = ''
  let stderr = ''
  const context = contextOf(args, {
    gateways,
    cwd,
    load,
    terminal: false,
    ...(answer === undefined
      ? {}
      : {
          ask: (question: string) => {
            stderr += `${question}\n`
            return Promise.resolve(answer)
          },
        }),
    env: { HOME: '/nonexistent', XDG_CONFIG_HOME: '/nonexistent', JOBS_SECRET: 'of the jobs', ...env },
    print: (text) => {
      stdout += `${text}\n`
      for (const look of waiting) look()
    },
    notice: (text) => {
      stderr += `${text}\n`
      for (const look of waiting) look()
    },
    readStdin: () => Promise.resolve(input),
    signal: interrupted.signal,
  })
  return {
    ended: runProgram(args, context).then((code) => ({ code, stdout, stderr })),
    printed: (lines) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (stdout.split('\n').length <= lines) return
          waiting.delete(look)
          resolve(stdout)
        }
        waiting.add(look)
        look()
      }),
    noticed: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!stderr.includes(text)) return
          waiting.delete(look)
          resolve(stderr)
        }
        waiting.add(look)
        look()
      }),
    interrupt: () => interrupted.abort(),
  }
}

/** Runs the command line to its end. */
export const paifang = (args: ReadonlyArray<string>, given: Given = {}): Promise<Ended> =>
  startPaifang(args, given).ended

/** The built command line as a process of its own, for what only a process shows. */
export const spawnPaifang = (args: ReadonlyArray<string>, { env = {}, cwd }: Given = {}): ChildProcess =>
  spawn(process.execPath, [join(here, 'bin', 'paifang.js'), ...args], {
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...env },
    cwd: cwd ?? here,
  })
