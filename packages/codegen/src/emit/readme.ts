import type { GatewayDocuments } from '../generate/GatewayDocuments'
import type { Corrections } from '../files/readDomain'
import type { Spec } from '../spec/Spec'
import { typeName } from '../plan/names'
import { operationNames, specKey } from '../plan/operationNames'
import { operationPlan } from '../plan/operationPlan'
import type { PackageIdentity } from './packageJson'
import { clientOf, exampleCall } from './exampleCall'

/** The languages that a README is written in. */
export type ReadmeLanguage = 'en' | 'zh'

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

/** What a README says beside names, titles and reasons of documents, which are in the language of those. */
interface Words {
  /** The other README, on the first line. */
  readonly other: string
  readonly description: (text: string) => string
  readonly values: string
  readonly install: string
  /** What it runs with: the versions that manifests and checks of this repository name. */
  readonly runs: string
  /** How a package of this repository is installed while the registry has none. */
  readonly unpublished: string
  readonly build: string
  readonly use: string
  readonly place: string
  readonly example: string
  readonly operations: string
  readonly columns: ReadonlyArray<string>
  readonly session: Readonly<Record<Spec['session'], string>>
  readonly repeatable: { readonly yes: string; readonly no: string; readonly key: (path: string) => string }
  readonly module: (name: string) => string
  readonly gaps: string
  readonly gapColumns: ReadonlyArray<string>
  readonly known: Readonly<Record<Known, string>>
  readonly corrected: string
  readonly limits: string
  readonly nothing: string
}

const words: Readonly<Record<ReadmeLanguage, Words>> = {
  en: {
    other: '[中文](README.zh.md)',
    description: (text) => `${text}. `,
    values: 'Operations as values: wire names, types, codecs; no HTTP is loaded by importing them.',
    install: 'Install',
    runs: 'Node 20.19 or later; TypeScript 5.4 or later.',
    unpublished: ` Until it is published: \`npm run pack\` in a checkout, then
\`npm install ../paifang/.packed/*.tgz\` in your project.`,
    build:
      'In this folder, once and after every change (CommonJS into `dist/cjs`, ES modules into `dist/esm`, types):',
    use: 'In the project that uses it:',
    place: '<path to this folder>',
    example: 'Example',
    operations: 'Operations',
    columns: ['Operation', 'Method', 'Title', 'Session', 'Repeatable'],
    session: { none: 'none', optional: 'optional', required: 'required', unknown: 'unknown' },
    repeatable: { yes: 'yes', no: 'no', key: (path) => `with the same \`${path}\`` },
    module: (name) => `Each operation is also a module of its own: \`${name}/apis/<operation>\`.`,
    gaps: 'How much is known',
    gapColumns: ['Operation', 'Input', 'Output'],
    known: { known: 'known', 'in part': 'in part', unknown: 'unknown' },
    corrected: 'Corrected by hand',
    limits: 'What it does not do',
    nothing: `It sends nothing: a gateway client does. It knows no more than the documents say: what was inferred from them is marked
in \`spec/\`, and what they get wrong is corrected there, never in \`src/\`, which is generated.`,
  },
  zh: {
    other: '[English](README.md)',
    description: (text) =>
      `${text.replace(/(: |^)operations of (.+)$/, (_all, colon: string, gateways: string) => `${colon && '：'}${gateways.replaceAll(' and ', '、')} 的接口`)}。`,
    values: '接口都是值：接口名、类型、编解码；引入它们不会加载任何 HTTP 代码。',
    install: '安装',
    runs: 'Node 20.19 及以上；TypeScript 5.4 及以上。',
    unpublished: '发布之前：在仓库里 `npm run pack`，再在你的项目里 `npm install ../paifang/.packed/*.tgz`。',
    build: '在本目录执行一次，每次改动后再执行（CommonJS 在 `dist/cjs`，ES 模块在 `dist/esm`，另有类型）：',
    use: '在使用它的项目里：',
    place: '<本目录的路径>',
    example: '示例',
    operations: '接口',
    columns: ['TypeScript 名', '接口名', '标题', '授权（session）', '可重发'],
    session: { none: '不需要', optional: '可选', required: '必须', unknown: '文档未说明' },
    repeatable: { yes: '是', no: '否', key: (path) => `\`${path}\` 相同时` },
    module: (name) => `每个接口也可单独引入：\`${name}/apis/<TypeScript 名>\`。`,
    gaps: '已知到什么程度',
    gapColumns: ['TypeScript 名', '入参', '出参'],
    known: { known: '已知', 'in part': '部分', unknown: '未知' },
    corrected: '人工改正',
    limits: '不做什么',
    nothing: `它不发送任何内容，那是网关客户端的事。它知道的不比文档多：推断出来的记在 \`spec/\` 里，文档写错的也在那里改正；\`src/\` 由生成而来，请勿修改。`,
  },
}

const row = (cells: ReadonlyArray<string>): string => `| ${cells.join(' | ')} |`

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map(() => '---'), ...rows].map(row).join('\n')

const repeatable = ({ idempotent }: Spec, { yes, no, key }: Words['repeatable']): string =>
  typeof idempotent === 'object' ? key(idempotent.key.join('.')) : idempotent ? yes : no

const operations = (specs: ReadonlyArray<Spec>, names: ReadonlyMap<string, string>, w: Words): string =>
  table(
    w.columns,
    specs.map((spec) => [
      `\`${names.get(specKey(spec)) ?? ''}\``,
      `\`${spec.method}\``,
      plain(spec.title ?? ''),
      w.session[spec.session],
      repeatable(spec, w.repeatable),
    ]),
  )

const corrections = ({ overrides }: ReadmeInput, w: Words): string => {
  const methods = new Set([...overrides].map(([key]) => key.split(' ')[0]))
  // A method in one version needs no version beside a correction.
  const isPlain = methods.size === overrides.size
  const lines = [...overrides].flatMap(([key, list]) =>
    list.map(
      ({ at, reason }) => `- ${isPlain ? '' : `${plain(key)}, `}\`${at.join('.')}\`: ${plain(reason)}`,
    ),
  )
  return lines.length === 0 ? '' : `\n## ${w.corrected}\n\n${lines.join('\n')}\n`
}

type Known = 'known' | 'in part' | 'unknown'

/** How much of a side is known, told by what was noted where it is read. */
const known = (spec: Spec, side: 'input' | 'output'): Known => {
  if (spec[side] === 'unknown') return 'unknown'
  return spec.facts.some(({ at, fact }) => at[0] === side && fact === 'incomplete') ? 'in part' : 'known'
}

/** What the documents of these operations leave open: a row each, and the reasons once. */
const gaps = (specs: ReadonlyArray<Spec>, names: ReadonlyMap<string, string>, w: Words): string => {
  const nameOf = (spec: Spec): string => `\`${names.get(specKey(spec)) ?? ''}\``
  const open = specs.filter((spec) => known(spec, 'input') !== 'known' || known(spec, 'output') !== 'known')
  if (open.length === 0) return ''
  const rows = specs.map((spec) => [
    nameOf(spec),
    w.known[known(spec, 'input')],
    w.known[known(spec, 'output')],
  ])
  const notes = open.flatMap((spec) =>
    spec.facts
      .filter(({ at, fact }) => (at[0] === 'input' || at[0] === 'output') && fact === 'incomplete')
      .map(({ at, because }) => `- ${nameOf(spec)}, \`${at.join('.')}\`: ${plain(because)}`),
  )
  const reasons = notes.length === 0 ? '' : `\n${notes.join('\n')}\n`
  return `\n## ${w.gaps}\n\n${table(w.gapColumns, rows)}\n${reasons}`
}

const installText = (
  { name, standalone = false }: PackageIdentity,
  client: string,
  { build, use, place }: Words,
): string => {
  const sh = (command: string): string => `\`\`\`sh\n${command}\n\`\`\``
  if (!standalone) return sh(`npm install ${name}${client} fp-ts io-ts`)
  return `${build}

${sh('npm install && npm run build')}

${use}

${sh(`npm install ${place}${client} fp-ts io-ts`)}`
}

/** README.md of a domain package, and README.zh.md: the same in two languages. */
export const readme = (input: ReadmeInput, language: ReadmeLanguage = 'en'): string => {
  const { identity, specs, gateways } = input
  const w = words[language]
  const names = operationNames(specs)
  const sorted = [...specs].sort((a, b) => (specKey(a) < specKey(b) ? -1 : 1))
  const [first] = sorted
  const made = first === undefined ? undefined : clientOf(gateways, first)
  const client = made === undefined ? '' : ` ${made.from} @paifang/result`
  return `# ${identity.name}

${w.other}

${w.description(plain(identity.description))}${w.values}

## ${w.install}

${installText(identity, client, w)}

${w.runs}${identity.standalone === true ? '' : w.unpublished}

## ${w.example}

\`\`\`ts
${exampleText(sorted, names, input)}
\`\`\`

## ${w.operations}

${operations(sorted, names, w)}

${w.module(identity.name)}
${gaps(sorted, names, w)}${corrections(input, w)}
## ${w.limits}

${w.nothing}
`
}
