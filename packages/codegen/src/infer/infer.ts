import type { Outcome, Path } from '@paifang/contract'
import type { Fact } from '../spec/Fact'
import type { RawSpec } from '../spec/RawSpec'
import type { Field } from '../spec/Field'
import { outcomePaths } from '../spec/outcomePaths'
import { specFormat, type Spec } from '../spec/Spec'
import { fieldOf } from './fieldOf'
import { inferIdempotence } from './inferIdempotence'
import { inferOutcome } from './inferOutcome'
import { inferSensitive } from './inferSensitive'
import { withSelector } from './selector'
import { inferPaging } from './paging/inferPaging'
import { mergeDuplicateFields } from './mergeDuplicateFields'
import { sayDottedNames } from './sayDottedNames'

const side = (raw: RawSpec, name: 'input' | 'output', facts: Fact[]): ReadonlyArray<Field> | 'unknown' => {
  const place = { conventions: raw.conventions ?? {}, side: name, top: true } as const
  const all = raw[name]
  if (all === 'unknown') return all
  const ofClient = name === 'input' ? (raw.conventions?.sentByClient ?? []) : []
  const fields = all.filter((field) => !ofClient.includes(field.name))
  const left = all.flatMap((field) => (ofClient.includes(field.name) ? [field.name] : []))
  if (left.length > 0)
    facts.push({
      at: [name],
      fact: 'doubtful',
      because: `${left.slice(0, 12).join(', ')}: the client gives every request of this name, and no method has it`,
    })
  sayDottedNames(fields, [name], facts)
  return mergeDuplicateFields(fields, [name], facts).map((field) => fieldOf(field, place, [name], facts))
}

/** Paths without repetition: an input and an output may have the same one. */
const unique = (paths: ReadonlyArray<Path>): ReadonlyArray<Path> => [
  ...new Map(paths.map((path) => [JSON.stringify(path), path])).values(),
]

/** A spec from what an importer read: types understood, and everything the document leaves unsaid inferred and marked. */
export const infer = (raw: RawSpec): Spec => {
  const facts: Fact[] = [...(raw.facts ?? [])]
  const documented = side(raw, 'input', facts)
  const output = side(raw, 'output', facts)
  const input = withSelector(documented, output, facts)
  const inputFields = input === 'unknown' ? [] : input
  const outputFields = output === 'unknown' ? [] : output
  const sensitive = (['input', 'output'] as const).flatMap((name) =>
    inferSensitive(name === 'input' ? inputFields : outputFields).map((found) => ({ name, ...found })),
  )
  for (const { name, path, because } of sensitive)
    facts.push({ at: [name, ...path], fact: 'sensitive', because })
  const idempotence = inferIdempotence(raw, inputFields)
  if (idempotence)
    facts.push({
      at: ['idempotent'],
      fact: idempotence.value === true ? 'a read' : `key ${idempotence.value.key.join('.')}`,
      because: idempotence.because,
    })
  const inferred = inferOutcome(outputFields)
  const outcome = inferred?.outcome
  if (inferred)
    facts.push({ at: ['outcome'], fact: outcomeText(inferred.outcome), because: inferred.because })
  if (raw.session?.because !== undefined)
    facts.push({ at: ['session'], fact: raw.session.value, because: raw.session.because })
  const paged = inferPaging({
    method: raw.method,
    input,
    output,
    ...(raw.description === undefined ? {} : { description: raw.description }),
    ...(raw.outputIs === undefined ? {} : { outputIs: raw.outputIs }),
  })
  facts.push(...paged.facts)
  const { gateway, method, version, verb, title, description, category, source } = raw
  return {
    format: specFormat,
    gateway,
    method,
    ...(version === undefined ? {} : { version }),
    ...(verb === undefined ? {} : { verb }),
    ...(title === undefined || title === '' ? {} : { title }),
    ...(description === undefined || description === '' ? {} : { description }),
    ...(category === undefined ? {} : { category }),
    source,
    session: raw.session?.value ?? 'unknown',
    idempotent: idempotence?.value ?? false,
    ...(outcome === undefined ? {} : { outcome }),
    errors: raw.errors ?? [],
    sensitive: unique(sensitive.map(({ path }) => path)),
    ...(paged.paging === undefined ? {} : { paging: paged.paging }),
    input,
    output,
    ...(raw.outputIs === undefined ? {} : { outputIs: raw.outputIs }),
    facts: saidOnce(facts, raw.facts ?? []),
  }
}

/** What an importer said to be unknown is not said again for its type. */
const saidOnce = (facts: ReadonlyArray<Fact>, imported: ReadonlyArray<Fact>): ReadonlyArray<Fact> => {
  const keyOf = ({ at, fact }: Fact): string => JSON.stringify([at, fact])
  const said = new Set(imported.filter(({ fact }) => fact === 'unknown').map(keyOf))
  return said.size === 0 ? facts : facts.filter((fact, i) => i < imported.length || !said.has(keyOf(fact)))
}

const outcomeText = (outcome: Outcome): string =>
  outcomePaths(outcome)
    .map(([role, path]) => `${role} at ${path.join('.')}`)
    .join(', ')
