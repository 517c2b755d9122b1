import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8')

const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code)

/** Runs an example as it stands, its imports resolved like those of this test. */
const run = async (code: string): Promise<void> => {
  const { outputText } = transpileModule(code, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
  })
  const body = `return (async () => { const exports = {}; ${outputText} })()`
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the README's own code is what is tested
  await (new Function('require', body)(require) as Promise<void>)
}

describe('the README', () => {
  it.each(examples.map((code, at) => [at + 1, code] as const))('runs its example %i', async (_at, code) => {
    await expect(run(code)).resolves.toBeUndefined()
  })

  it('has examples', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3)
  })
})
