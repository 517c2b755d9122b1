import { readFileSync } from 'node:fs'
import { transpileModule, ModuleKind, ScriptTarget } from 'typescript'

/** The ```ts blocks of a Markdown file, in order. */
export const examplesIn = (path: string): ReadonlyArray<string> =>
  [...readFileSync(path, 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? '')

export interface World {
  /** Resolves what the example imports; a test passes its own `require`, so that sources are run. */
  readonly load: (name: string) => unknown
  readonly env?: Readonly<Record<string, string>>
  /** Stands for `process.once`: an example that runs until it is asked to end. */
  readonly once?: (signal: string, listener: () => unknown) => void
  /** In place of keeping what `console.log` was given. */
  readonly log?: (...values: ReadonlyArray<unknown>) => void
  /** Gets what the example exports. */
  readonly exported?: object
}

/** Runs an example as a reader would paste it, and gives what it printed. */
export const runExample = async (code: string, world: World): Promise<ReadonlyArray<unknown>> => {
  const printed: unknown[] = []
  const { load, env = {}, once = () => undefined, exported = {} } = world
  const { log = (...values) => void printed.push(...values) } = world
  // A README that lost its example must not pass for one whose example prints nothing.
  if (code.trim() === '') throw new Error('there is no example to run')
  const { outputText } = transpileModule(code, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
  })
  const console = {
    log,
    // An example that says what went wrong did not do what it shows.
    error: (...values: ReadonlyArray<unknown>) => {
      throw new Error(values.map(String).join(' '))
    },
  }
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is our own README
  const run = new Function(
    'require',
    'exports',
    'console',
    'process',
    `return (async () => {\n${outputText.replace('"use strict";', '')}\n})()`,
  ) as (...given: ReadonlyArray<unknown>) => Promise<void>
  await run(load, exported, console, { env, once })
  return printed
}
