import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const exec = promisify(execFile)

/** Runs a script text in a fresh Node and reads the JSON it prints. The text goes in by standard input: it may be long. */
export const runNode = async <A>(script: string, flags: ReadonlyArray<string> = []): Promise<A> => {
  const running = exec(process.execPath, [...flags, '-'], { cwd: __dirname, maxBuffer: 1 << 26 })
  running.child.stdin?.end(script)
  const { stdout } = await running
  return JSON.parse(stdout) as A
}
