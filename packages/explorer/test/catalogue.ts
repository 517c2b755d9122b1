import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importCatalogue, specText, type Field, type Shape, type Spec } from '@paifang/codegen'
import { specOperations } from '../../cli/src/emulate/specOperations'
import { inventedInput } from '../../codegen/src/plan/example'
import { operationPlan } from '../../codegen/src/plan/operationPlan'
import type { InstalledOperation } from '../../cli/src/operations/installedOperations'

export const catalogueFolder = join(__dirname, '../../../../shared/catalog/top')

const whole = (shape: Shape): Shape =>
  shape.kind === 'struct'
    ? { ...shape, fields: shape.fields.map(required) }
    : shape.kind === 'list' || shape.kind === 'json'
      ? { ...shape, of: whole(shape.of) }
      : shape

/** A file is no JSON: it is left out. */
/** A file is no JSON: it is left out. */
const required = ({ required: _required, ...field }: Field): Field => ({
  ...field,
  ...(field.shape.kind === 'file' ? {} : { required: true }),
  shape: whole(field.shape),
})

/** An input with a value at each place, since documents seldom have a whole one: of their examples, else made up. */
const filled = (spec: Spec): unknown => {
  if (spec.input === 'unknown') return {}
  const all: Spec = { ...spec, input: spec.input.map(required) }
  return inventedInput(all, operationPlan(all, 'All').input)
}

/** So many of TOP's catalogue, evenly over the whole of it, as `--spec` gives them to the console. */
export const someOfCatalogue = (count: number): ReadonlyArray<InstalledOperation> => {
  const specs = readdirSync(catalogueFolder)
    .sort()
    .flatMap((document) => {
      const imported = importCatalogue(readFileSync(join(catalogueFolder, document), 'utf8'), { document })
      if (imported._tag === 'Left') throw new Error(JSON.stringify(imported.left))
      return imported.right
    })
  const folder = mkdtempSync(join(tmpdir(), 'paifang-catalogue-'))
  mkdirSync(join(folder, 'spec'))
  for (let at = 0; at < count; at += 1) {
    const spec = specs[Math.floor((at * specs.length) / count)]
    if (spec !== undefined) writeFileSync(join(folder, 'spec', `${spec.method}.json`), specText(spec))
  }
  try {
    return specOperations([folder]).map((one) => {
      const { documented, operation } = one
      return documented === undefined
        ? one
        : {
            ...one,
            operation: { ...operation, example: { ...operation.example, input: filled(documented.spec) } },
          }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
