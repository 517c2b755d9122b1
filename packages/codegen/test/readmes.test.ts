import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { isErr } from '@paifang/result'
import type { Operation } from '@paifang/contract'
import { startEmulator } from '@paifang/emulator'
import { runExample } from '../../../.dev/test/examples'
import { emitPackage, importCatalogue, type Spec } from '../src'
import { compile, type Compiled } from './scale/compile'

type Module = Readonly<Record<string, unknown>>

const packages = join(__dirname, '../..')
const catalogue = join(__dirname, '../../../../shared/catalog/top')
const names = readdirSync(packages).filter(
  (name) => name.startsWith('api-') && existsSync(join(packages, name, 'README.md')),
)

const exampleIn = (readme: string): string => /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''

const readmeOf = (name: string): string => readFileSync(join(packages, name, 'README.md'), 'utf8')

const operationsOf = (module: Module): ReadonlyArray<Operation<'top' | 'opretail', unknown, unknown>> =>
  Object.values(module).filter(
    (value): value is Operation<'top' | 'opretail', unknown, unknown> =>
      typeof value === 'object' && value !== null && 'gateway' in value,
  )

/** What the example of a domain package prints when it calls an emulator of its operations. */
const printedBy = async (code: string, name: string, module: Module): Promise<ReadonlyArray<unknown>> => {
  const emulator = await startEmulator({
    operations: operationsOf(module),
    onBanner: () => undefined,
  })
  const { top, opretail } = emulator
  try {
    return await runExample(code, {
      load: (wanted) => (wanted === name ? module : jest.requireActual<object>(wanted)),
      env: {
        TOP_APP_KEY: top.appKey,
        TOP_APP_SECRET: top.appSecret,
        TOP_ENDPOINT: top.endpoint,
        TOP_SESSION: top.session,
        OPRETAIL_ACCESS_KEY: opretail.accessKey,
        OPRETAIL_ACCESS_SECRET: opretail.accessSecret,
        OPRETAIL_APPLICATION_ID: opretail.applicationId,
        OPRETAIL_ENDPOINT: opretail.endpoint,
        OPRETAIL_TOKEN: opretail.session,
      },
    })
  } finally {
    await emulator.close()
  }
}

describe('the READMEs of the domain packages', () => {
  it('type-check', () => {
    const compiled = compile(new Map(names.map((name) => [`src/${name}.mts`, exampleIn(readmeOf(name))])))
    compiled.remove()
    expect(compiled.errors).toBe('')
  })

  it.each(names)('%s: the example does what it says', async (name) => {
    const called = `@paifang/${name}`
    const printed = await printedBy(exampleIn(readmeOf(name)), called, jest.requireActual<Module>(called))
    expect(printed).toHaveLength(1)
  })
})

const isPresent = existsSync(catalogue)
const isFull = process.env['PAIFANG_CATALOGUE'] === 'full'
const chosen = isFull ? 'all' : 'twenty random'
const title = isPresent
  ? `the READMEs of ${chosen} packages of the catalogue`
  : 'the READMEs of packages of the catalogue (skipped: ../shared/catalog is absent)'

;(isPresent ? describe : describe.skip)(title, () => {
  const all = isPresent ? readdirSync(catalogue).sort() : []
  const twenty = () =>
    fc.sample(fc.uniqueArray(fc.constantFrom(...all), { minLength: 20, maxLength: 20 }), {
      seed: 7,
      numRuns: 1,
    })
  const files = isFull || !isPresent ? all : (twenty()[0] ?? [])
  const made = files.map((file) => {
    const imported = importCatalogue(readFileSync(join(catalogue, file), 'utf8'), { document: file })
    if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
    const specs: ReadonlyArray<Spec> = imported.right
    const name = `own-${file.replace('.json', '')}`
    const identity = { name, version: '1.0.0', description: name, standalone: true }
    return { name, sources: emitPackage({ specs, overrides: new Map() }, identity) }
  })
  const example = (name: string): string =>
    exampleIn(made.find((one) => one.name === name)?.sources.get('README.md') ?? '')
  let compiled: Compiled

  beforeAll(() => {
    compiled = compile(
      new Map(
        made.flatMap(({ name, sources }) => [
          ...[...sources].map(([path, text]) => [`src/${name}/${path}`, text] as const),
          [`src/${name}/example.mts`, example(name)],
        ]),
      ),
    )
  })
  afterAll(() => compiled.remove())

  it('type-check', () => {
    expect(compiled.errors.slice(0, 4000)).toBe('')
  })

  it.each(made.map(({ name }) => name))('%s: the example does what it says', async (name) => {
    const printed = await printedBy(example(name), name, compiled.load(`src/${name}/src/index.ts`))
    expect(printed).toHaveLength(1)
  })
})
