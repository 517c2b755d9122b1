import type { Override } from '../overrides/Override'
import type { Spec } from '../spec/Spec'
import { columns, print } from './doc'
import { example } from './example'
import { operationNames, specKey } from './operationNames'
import type { PackageIdentity } from './packageJson'
import { value } from './value'

export interface ReadmeInput {
  readonly identity: PackageIdentity
  readonly specs: ReadonlyArray<Spec>
  /** Corrections by hand, by method. */
  readonly overrides: ReadonlyMap<string, ReadonlyArray<Override>>
}

/** A table cell or a line of prose that Markdown leaves alone. */
const plain = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/([\\`*_{}[\]<>#|])/g, '\\$1')
    .trim()

const clientOf = {
  top: {
    create: 'createTopClient',
    from: '@paifang/gateway-top',
    options: [
      "  appKey: process.env['TOP_APP_KEY'] ?? '',",
      "  appSecret: process.env['TOP_APP_SECRET'] ?? '',",
      "  endpoint: process.env['TOP_ENDPOINT'] ?? 'production',",
    ],
    session: "  session: process.env['TOP_SESSION'] ?? '',",
  },
  opretail: {
    create: 'createOpretailClient',
    from: '@paifang/gateway-opretail',
    options: [
      "  accessKey: process.env['OPRETAIL_ACCESS_KEY'] ?? '',",
      "  accessSecret: process.env['OPRETAIL_ACCESS_SECRET'] ?? '',",
      "  applicationId: process.env['OPRETAIL_APPLICATION_ID'] ?? 'S107',",
      "  endpoint: process.env['OPRETAIL_ENDPOINT'] ?? 'https://openapi.opretail.com/cloud.api',",
    ],
    session: "  token: process.env['OPRETAIL_TOKEN'] ?? '',",
  },
} as const

const exampleText = (spec: Spec, operation: string, packageName: string): string => {
  const { create, from, options, session } = clientOf[spec.gateway]
  const input = print(value(example(spec)?.input ?? {}), '', 'const input = '.length)
  const gateway = `import { ${create} } from '${from}'`
  return [
    `import { ${operation} } from '${packageName}'`,
    gateway,
    "import { describe, isOk } from '@paifang/result'",
    '',
    `const client = ${create}({`,
    ...options,
    ...(spec.session === 'required' ? [session] : []),
    '})',
    '',
    `const input = ${input}`,
    `const result = await client.call(${operation}, input)()`,
    '',
    'if (isOk(result)) console.log(result.right)',
    'else console.error(describe(result.left))',
    'await client.close()',
  ].join('\n')
}

const pad = (cell: string, size: number, fill = ' '): string => cell + fill.repeat(size - columns(cell))

/** A Markdown table with its columns aligned, as prettier aligns them. */
const aligned = ([header = [], ...rows]: ReadonlyArray<ReadonlyArray<string>>): string => {
  const sizes = header.map((title, i) =>
    Math.max(3, columns(title), ...rows.map((row) => columns(row[i] ?? ''))),
  )
  const line = (cells: ReadonlyArray<string>, fill?: string): string =>
    `| ${cells.map((cell, i) => pad(cell, sizes[i] ?? 0, fill)).join(' | ')} |`
  return [
    line(header),
    line(
      header.map(() => ''),
      '-',
    ),
    ...rows.map((row) => line(row)),
  ].join('\n')
}

const repeatable = ({ idempotent }: Spec): string =>
  typeof idempotent === 'object' ? `with the same \`${idempotent.key.join('.')}\`` : idempotent ? 'yes' : 'no'

const table = (specs: ReadonlyArray<Spec>, names: ReadonlyMap<string, string>): string =>
  aligned([
    ['Operation', 'Method', 'Title', 'Session', 'Repeatable'],
    ...specs.map((spec) => [
      `\`${names.get(specKey(spec)) ?? ''}\``,
      `\`${spec.method}\``,
      plain(spec.title ?? ''),
      spec.session,
      repeatable(spec),
    ]),
  ])

const corrections = ({ overrides }: ReadmeInput): string => {
  const lines = [...overrides].flatMap(([, list]) =>
    list.map(({ at, reason }) => `- \`${at.join('.')}\`: ${plain(reason)}`),
  )
  return lines.length === 0 ? '' : `\n## Corrected by hand\n\n${lines.join('\n')}\n`
}

/** README.md of a domain package. */
export const readme = (input: ReadmeInput): string => {
  const { identity, specs } = input
  const names = operationNames(specs)
  const sorted = [...specs].sort((a, b) => (specKey(a) < specKey(b) ? -1 : 1))
  const [first] = sorted
  const shown = first === undefined ? '' : exampleText(first, names.get(specKey(first)) ?? '', identity.name)
  const client = first === undefined ? '' : ` ${clientOf[first.gateway].from} @paifang/result`
  return `# ${identity.name}

${plain(identity.description)}. Operations as values: wire names, types, codecs; no HTTP is loaded by importing them.

## Install

\`\`\`sh
npm install ${identity.name}${client} fp-ts io-ts
\`\`\`

## Example

\`\`\`ts
${shown}
\`\`\`

## Operations

${table(sorted, names)}

Each operation is also a module of its own: \`${identity.name}/apis/<operation>\`.
${corrections(input)}
## What it does not do

It sends nothing: a gateway client does. It knows no more than the documents say: what was inferred from them is marked
in \`spec/\`, and what they get wrong is corrected there, never in \`src/\`, which is generated.
`
}
