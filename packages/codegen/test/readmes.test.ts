import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'
import type { Operation } from '@paifang/contract'
import { startEmulator } from '@paifang/emulator'
import { compile } from './scale/compile'

const packages = join(__dirname, '../..')
const names = readdirSync(packages).filter(
  (name) => name.startsWith('api-') && existsSync(join(packages, name, 'README.md')),
)

const exampleOf = (name: string): string =>
  /```ts\n([\s\S]*?)```/.exec(readFileSync(join(packages, name, 'README.md'), 'utf8'))?.[1] ?? ''

/** Runs a README's example as a module would run, with the console it is given. */
const run = async (code: string, printed: unknown[]): Promise<void> => {
  const { outputText } = transpileModule(code, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
  })
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as new (
    ...parts: string[]
  ) => (...values: unknown[]) => Promise<void>
  const log = (value: unknown): void => void printed.push(value)
  const fail = (value: unknown): void => void printed.push(new Error(String(value)))
  await new AsyncFunction('require', 'exports', 'console', outputText)(require, {}, { log, error: fail })
}

const operationsOf = (name: string): ReadonlyArray<Operation<'top' | 'opretail', unknown, unknown>> =>
  Object.values(jest.requireActual<Record<string, unknown>>(`@paifang/${name}`)).filter(
    (value): value is Operation<'top' | 'opretail', unknown, unknown> =>
      typeof value === 'object' && value !== null && 'gateway' in value,
  )

describe('the READMEs of the domain packages', () => {
  it('type-check', () => {
    const compiled = compile(new Map(names.map((name) => [`src/${name}.mts`, exampleOf(name)])))
    compiled.remove()
    expect(compiled.errors).toBe('')
  })

  it.each(names)('%s: the example does what it says', async (name) => {
    const operations = operationsOf(name)
    const emulator = await startEmulator({ operations: operations as never, onBanner: () => undefined })
    const { top, opretail } = emulator
    const before = { ...process.env }
    Object.assign(process.env, {
      TOP_APP_KEY: top.appKey,
      TOP_APP_SECRET: top.appSecret,
      TOP_ENDPOINT: top.endpoint,
      TOP_SESSION: top.session,
      OPRETAIL_ACCESS_KEY: opretail.accessKey,
      OPRETAIL_ACCESS_SECRET: opretail.accessSecret,
      OPRETAIL_APPLICATION_ID: opretail.applicationId,
      OPRETAIL_ENDPOINT: opretail.endpoint,
      OPRETAIL_TOKEN: opretail.token,
    })
    try {
      const printed: unknown[] = []
      await run(exampleOf(name), printed)
      expect(printed).toHaveLength(1)
      expect(printed[0]).not.toBeInstanceOf(Error)
    } finally {
      process.env = before
      await emulator.close()
    }
  })
})
