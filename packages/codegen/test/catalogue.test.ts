import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import type { Operation } from '@paifang/contract'
import { emit, importCatalogue, importOpretailCatalogue, operationNames, type Spec } from '../src'
import { specKey } from '../src/emit/operationNames'
import { compile, type Compiled } from './scale/compile'
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

const catalogue = (): ReadonlyArray<Spec> => {
  const names = chosen()
  return readdirSync(join(folder, 'top'))
    .sort()
    .flatMap((file) => {
      const imported = importCatalogue(readFileSync(join(folder, 'top', file), 'utf8'), { document: file })
      if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
      return imported.right
    })
    .filter(({ method }) => isFull || names.has(method))
}

const opretail = (): ReadonlyArray<Spec> => {
  const text = readFileSync(join(folder, 'opretail.json'), 'utf8')
  const imported = importOpretailCatalogue(JSON.parse(text), { document: 'opretail.json' })
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
  }, 300_000)

  afterAll(() => compiled.remove())

  it('holds what was counted', () => {
    expect(specs.length).toBe((isFull ? 5268 : 300) + 93)
  })

  it('type-checks under the settings of the project', () => {
    expect(compiled.errors.slice(0, 4000)).toBe('')
  })

  it('round-trips arbitrary inputs and answers of every operation', () => {
    const failures = specs.flatMap((spec) => {
      const name = names.get(specKey(spec)) ?? ''
      const operation = compiled.load(`src/apis/${name}.ts`)[name] as Operation<string, unknown, unknown>
      try {
        roundTrip(spec, operation, isFull ? 3 : 10)
        return []
      } catch (error) {
        return [`${spec.method}: ${String(error).slice(0, 1500)}`]
      }
    })
    expect(failures.slice(0, 8)).toEqual([])
  }, 900_000)
})
