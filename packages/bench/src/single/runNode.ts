import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const exec = promisify(execFile)

/** Runs a script text in a fresh Node and reads the JSON it prints. */
export const runNode = async <A>(script: string, flags: ReadonlyArray<string> = []): Promise<A> => {
  const { stdout } = await exec(process.execPath, [...flags, '-e', script], {
    cwd: __dirname,
    maxBuffer: 1 << 26,
  })
  return JSON.parse(stdout) as A
}
