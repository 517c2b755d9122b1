import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const bin = join(__dirname, '..', 'bin', 'paifang.js')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Given {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly cwd?: string
}

/** A process of the command line with nothing of this machine's environment but its PATH. */
export const spawnPaifang = (args: ReadonlyArray<string>, { env = {}, cwd }: Given = {}): ChildProcess => {
  return spawn(process.execPath, [bin, ...args], {
    env: { PATH: process.env['PATH'], HOME: '/nonexistent', ...env },
    cwd: cwd ?? join(__dirname, '..'),
  })
}

/** Runs the command line to its end. */
export const paifang = (args: ReadonlyArray<string>, given: Given = {}): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawnPaifang(args, given)
    let stdout = ''
    let stderr = ''
    child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    child.stdin?.end(given.input ?? '')
  })
