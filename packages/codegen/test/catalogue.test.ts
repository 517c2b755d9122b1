import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import type { Operation } from '@paifang/contract'
import {
  emit,
  importCatalogue,
  importOpretailCatalogue,
  operationNames,
  operationOf,
  type Spec,
} from '../src'
import { specKey } from '../src/plan/operationNames'
import { compile, type Compiled } from './scale/compile'
import { agree } from './scale/agree'
import { roundTrip } from './scale/roundTrip'

const folder = join(__dirname, '../../../../shared/catalog')
const isPresent = existsSync(folder)
/** Set by `npm run check:catalogue`. */
const isFull = process.env['PAIFANG_CATALOGUE'] === 'full'

const chosen = (): ReadonlySet<string> =>
  new Set(
    readFileSync(join(folder, 'top-sample300.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[0] ?? ''),
  )

const categories = (): ReadonlyArray<{ readonly file: string; readonly text: string }> =>
  readdirSync(join(folder, 'top'))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(folder, 'top', file), 'utf8') }))

const catalogue = (): ReadonlyArray<Spec> => {
  const names = chosen()
  return categories()
    .flatMap(({ file, text }) => {
      const imported = importCatalogue(text, { document: file })
      if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
      return imported.right
    })
    .filter(({ method }) => isFull || names.has(method))
}

const methods = (): ReadonlyArray<{ readonly method: string }> =>
  JSON.parse(readFileSync(join(folder, 'opretail.json'), 'utf8')) as ReadonlyArray<{
    readonly method: string
  }>

const opretail = (): ReadonlyArray<Spec> => {
  const imported = importOpretailCatalogue(methods(), { document: 'opretail.json' })
  if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
  return imported.right
}

const title = isPresent
  ? `the catalogue (${isFull ? 'all of it' : 'the sample of 300'})`
  : 'the catalogue (skipped: ../shared/catalog is absent)'

;(isPresent ? describe : describe.skip)(title, () => {
  const specs = isPresent ? [...catalogue(), ...opretail()] : []
  const names = operationNames(specs)
  let compiled: Compiled

  beforeAll(() => {
    compiled = compile(emit(specs))
  })

  afterAll(() => compiled.remove())

  it('leaves no API of its documents out', () => {
    const apis = categories().flatMap(({ text }) => (JSON.parse(text) as { apis: { name: string }[] }).apis)
    const documented = apis.map(({ name }) => name)
    const wanted = isFull ? documented : documented.filter((name) => chosen().has(name))
    const imported = specs.map(({ method }) => method)
    expect(new Set(imported)).toEqual(new Set([...wanted, ...methods().map(({ method }) => method)]))
    expect(imported.length).toBeGreaterThanOrEqual(wanted.length + methods().length)
  })

  it('type-checks under the settings of the project', () => {
    expect(compiled.errors.slice(0, 4000)).toBe('')
  })

  const failing = (hold: (spec: Spec, generated: Operation<string, unknown, unknown>) => void): unknown =>
    specs
      .flatMap((spec) => {
        const name = names.get(specKey(spec)) ?? ''
        const operation = compiled.load(`src/apis/${name}.ts`)[name] as Operation<string, unknown, unknown>
        try {
          hold(spec, operation)
          return []
        } catch (error) {
          return [`${spec.method}: ${String(error).slice(0, 1500)}`]
        }
      })
      .slice(0, 8)

  it('round-trips arbitrary inputs and answers of every operation', () => {
    expect(failing((spec, generated) => roundTrip(spec, generated, isFull ? 3 : 10))).toEqual([])
  }, 900_000)

  it('is interpreted as it is generated', () => {
    const runs = isFull ? 3 : 10
    expect(
      failing((spec, one) => agree(spec, { one, other: operationOf(spec, names.get(specKey(spec))) }, runs)),
    ).toEqual([])
  }, 900_000)
})
