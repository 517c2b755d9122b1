import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')

/** Runs a block of the README as a module of CommonJS. */
const run = async (block: string): Promise<unknown> => {
  const { outputText } = transpileModule(block, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  })
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is our own README
  const body = new Function('require', 'exports', `return (async () => { ${outputText}; return result })()`)
  return (body as (load: unknown, exports: object) => Promise<unknown>)((name: string) => load(name), {})
}

const load = (name: string): unknown => jest.requireActual(name)

describe('the README', () => {
  it('shows an example that ends as it says', async () => {
    const [, example = ''] = /```ts\n([^]*?)```/.exec(readme) ?? []
    expect(await run(example)).toEqual({ _tag: 'Right', right: { said: 'Hello' } })
  })
})
