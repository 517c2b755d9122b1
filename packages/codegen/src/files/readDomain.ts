import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { err, isErr, ok, type Result } from '@paifang/result'
import { applyOverrides } from '../overrides/applyOverrides'
import { specKey } from '../plan/operationNames'
import type { Override } from '../overrides/Override'
import { importOverrides, importSpec } from '../schema/importSpec'
import { problem, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'

/** Overrides by what they correct: a method, with its version where it has one (`specKey`). */
export type Corrections = ReadonlyMap<string, ReadonlyArray<Override>>

/** What a `spec` folder holds: specs with their overrides applied, and those overrides. */
export interface Domain {
  readonly specs: ReadonlyArray<Spec>
  readonly overrides: Corrections
}

interface Read {
  readonly spec: Spec
  readonly overrides: ReadonlyArray<Override>
}

const isSpec = (name: string): boolean => name.endsWith('.json') && !name.endsWith('.overrides.json')

/** Overrides whose spec is not there, or has a version in its name: `open.a.get@v2.json`. */
const isLeftAlone =
  (names: ReadonlyArray<string>) =>
  (name: string): boolean =>
    name.endsWith('.overrides.json') && !names.includes(name.replace(/\.overrides\.json$/, '.json'))

/** One spec file with the overrides beside it applied; the result is checked again. */
const readOne = (folder: string, name: string): Result<ReadonlyArray<Problem>, Read> => {
  const spec = importSpec(readFileSync(join(folder, name), 'utf8'), { document: name })
  if (isErr(spec)) return spec
  const beside = name.replace(/\.json$/, '.overrides.json')
  if (!existsSync(join(folder, beside))) return ok({ spec: spec.right, overrides: [] })
  const overrides = importOverrides(readFileSync(join(folder, beside), 'utf8'), { document: beside })
  if (isErr(overrides)) return overrides
  const applied = applyOverrides(spec.right, overrides.right)
  if (isErr(applied)) return err(applied.left.map(({ at, message }) => problem([beside, ...at], message)))
  const checked = importSpec(applied.right, { document: `${name} with ${beside}` })
  return isErr(checked) ? checked : ok({ spec: checked.right, overrides: overrides.right.overrides })
}

/** The specs of a package folder, `<folder>/spec/*.json`, in the order of their file names. */
export const readDomain = (folder: string): Result<ReadonlyArray<Problem>, Domain> => {
  const specFolder = join(folder, 'spec')
  return existsSync(specFolder)
    ? readSpecFolder(specFolder)
    : err([problem([folder], 'has no folder called spec', '其中没有 spec 目录')])
}

/** The specs of a folder that holds nothing else, whatever it is called, in the order of their file names. */
export const readSpecFolder = (specFolder: string): Result<ReadonlyArray<Problem>, Domain> => {
  const names = readdirSync(specFolder).sort()
  const results = names.filter(isSpec).map((name) => readOne(specFolder, name))
  const problems = [
    ...results.flatMap((one) => (isErr(one) ? one.left : [])),
    ...names.filter(isLeftAlone(names)).map((name) => problem([name], 'no spec beside it has its name')),
  ]
  if (problems.length > 0) return err(problems)
  const read = results.flatMap((one) => (isErr(one) ? [] : [one.right]))
  return ok({
    specs: read.map(({ spec }) => spec),
    overrides: new Map(
      read
        .filter(({ overrides }) => overrides.length > 0)
        .map(({ spec, overrides }) => [specKey(spec), overrides]),
    ),
  })
}
