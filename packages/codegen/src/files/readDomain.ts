import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isLeft, left, right, type Either } from 'fp-ts/Either'
import { applyOverrides } from '../overrides/applyOverrides'
import type { Overrides } from '../overrides/Override'
import { problem, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'

/** The specs of a domain package, `<folder>/spec/*.json`, with the overrides beside them applied. */
export const readDomain = (folder: string): Either<ReadonlyArray<Problem>, ReadonlyArray<Spec>> => {
  const problems: Problem[] = []
  const specs: Spec[] = []
  const names = readdirSync(join(folder, 'spec')).sort()
  for (const name of names.filter((one) => one.endsWith('.json') && !one.endsWith('.overrides.json'))) {
    const spec = JSON.parse(readFileSync(join(folder, 'spec', name), 'utf8')) as Spec
    const beside = name.replace(/\.json$/, '.overrides.json')
    if (!names.includes(beside)) {
      specs.push(spec)
      continue
    }
    const overrides = JSON.parse(readFileSync(join(folder, 'spec', beside), 'utf8')) as Overrides
    const applied = applyOverrides(spec, overrides)
    if (isLeft(applied))
      problems.push(...applied.left.map(({ at, message }) => problem([beside, ...at], message)))
    else specs.push(applied.right)
  }
  return problems.length > 0 ? left(problems) : right(specs)
}
