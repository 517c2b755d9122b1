import type { GatewayDocuments } from '../generate/GatewayDocuments'
import type { Corrections } from '../files/readDomain'
import type { Spec } from '../spec/Spec'
import { typeName } from '../plan/names'
import { operationNames, specKey } from '../plan/operationNames'
import { operationPlan } from '../plan/operationPlan'
import type { PackageIdentity } from './packageJson'
import { clientOf, exampleCall } from './exampleCall'

export interface ReadmeInput {
  readonly identity: PackageIdentity
  readonly specs: ReadonlyArray<Spec>
  /** Corrections by hand, by method. */
  readonly overrides: Corrections
  /** Whose clients the example is made of. */
  readonly gateways: ReadonlyArray<GatewayDocuments>
}

/** A table cell or a line of prose that Markdown leaves alone. */
const plain = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/([\\`*_{}[\]<>#|])/g, '\\$1')
    .trim()

/** A call of the first operation whose document has an example of its input. */
const exampleText = (
  specs: ReadonlyArray<Spec>,
  names: ReadonlyMap<string, string>,
  { identity, gateways }: ReadmeInput,
): string => {
  const named = specs.map((spec) => ({ spec, operation: names.get(specKey(spec)) ?? '' }))
  const shown =
    named.find(
      ({ spec, operation }) => operationPlan(spec, typeName(operation)).example?.input !== undefined,
    ) ?? named[0]
  return shown === undefined ? '' : exampleCall({ ...shown, from: identity.name, gateways })
}

const row = (cells: ReadonlyArray<string>): string => `| ${cells.join(' | ')} |`

const repeatable = ({ idempotent }: Spec): string =>
  typeof idempotent === 'object' ? `with the same \`${idempotent.key.join('.')}\`` : idempotent ? 'yes' : 'no'

const table = (specs: ReadonlyArray<Spec>, names: ReadonlyMap<string, string>): string =>
  [
    ['Operation', 'Method', 'Title', 'Session', 'Repeatable'],
    ['---', '---', '---', '---', '---'],
    ...specs.map((spec) => [
      `\`${names.get(specKey(spec)) ?? ''}\``,
      `\`${spec.method}\``,
      plain(spec.title ?? ''),
      spec.session,
      repeatable(spec),
    ]),
  ]
    .map(row)
    .join('\n')

const corrections = ({ overrides }: ReadmeInput): string => {
  const methods = new Set([...overrides].map(([key]) => key.split(' ')[0]))
  // A method in one version needs no version beside a correction.
  const isPlain = methods.size === overrides.size
  const lines = [...overrides].flatMap(([key, list]) =>
    list.map(
      ({ at, reason }) => `- ${isPlain ? '' : `${plain(key)}, `}\`${at.join('.')}\`: ${plain(reason)}`,
    ),
  )
  return lines.length === 0 ? '' : `\n## Corrected by hand\n\n${lines.join('\n')}\n`
}

/** How much of a side is known, told by what was noted where it is read. */
const known = (spec: Spec, side: 'input' | 'output'): string => {
  if (spec[side] === 'unknown') return 'unknown'
  return spec.facts.some(({ at, fact }) => at[0] === side && fact === 'incomplete') ? 'in part' : 'known'
}

/** What the documents of these operations leave open: a row each, and the reasons once. */
const gaps = (specs: ReadonlyArray<Spec>, names: ReadonlyMap<string, string>): string => {
  const nameOf = (spec: Spec): string => `\`${names.get(specKey(spec)) ?? ''}\``
  const open = specs.filter((spec) => known(spec, 'input') !== 'known' || known(spec, 'output') !== 'known')
  if (open.length === 0) return ''
  const rows = specs.map((spec) => [nameOf(spec), known(spec, 'input'), known(spec, 'output')])
  const notes = open.flatMap((spec) =>
    spec.facts
      .filter(({ at, fact }) => (at[0] === 'input' || at[0] === 'output') && fact === 'incomplete')
      .map(({ at, because }) => `- ${nameOf(spec)}, \`${at.join('.')}\`: ${plain(because)}`),
  )
  const table = [['Operation', 'Input', 'Output'], ['---', '---', '---'], ...rows].map(row).join('\n')
  return `\n## How much is known\n\n${table}\n${notes.length === 0 ? '' : `\n${notes.join('\n')}\n`}`
}

const installText = ({ name, standalone = false }: PackageIdentity, client: string): string => {
  const sh = (command: string): string => `\`\`\`sh\n${command}\n\`\`\``
  if (!standalone) return sh(`npm install ${name}${client} fp-ts io-ts`)
  return `In this folder, once and after every change (CommonJS into \`dist/cjs\`, ES modules into \`dist/esm\`, types):

${sh('npm install && npm run build')}

In the project that uses it:

${sh(`npm install <path to this folder>${client} fp-ts io-ts`)}`
}

/** README.md of a domain package. */
export const readme = (input: ReadmeInput): string => {
  const { identity, specs, gateways } = input
  const names = operationNames(specs)
  const sorted = [...specs].sort((a, b) => (specKey(a) < specKey(b) ? -1 : 1))
  const [first] = sorted
  const made = first === undefined ? undefined : clientOf(gateways, first)
  const client = made === undefined ? '' : ` ${made.from} @paifang/result`
  return `# ${identity.name}

${plain(identity.description)}. Operations as values: wire names, types, codecs; no HTTP is loaded by importing them.

## Install

${installText(identity, client)}

## Example

\`\`\`ts
${exampleText(sorted, names, input)}
\`\`\`

## Operations

${table(sorted, names)}

Each operation is also a module of its own: \`${identity.name}/apis/<operation>\`.
${gaps(sorted, names)}${corrections(input)}
## What it does not do

It sends nothing: a gateway client does. It knows no more than the documents say: what was inferred from them is marked
in \`spec/\`, and what they get wrong is corrected there, never in \`src/\`, which is generated.
`
}
