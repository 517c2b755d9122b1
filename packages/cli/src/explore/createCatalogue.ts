import type { Field, Shape } from '@paifang/codegen'
import type { Path } from '@paifang/contract'
import type {
  CodeShown,
  FormField,
  FormShape,
  OperationLine,
  OperationList,
  OperationShown,
  Remark,
  Text,
} from '@paifang/explorer/contract'
import { jsonText } from '@paifang/wire'
import { kindOf, limitsOf } from '../catalogue/fieldRows'
import { writes } from '../call/allowWrite'
import { createSpecs, type Documented } from '../catalogue/createSpecs'
import { searchedOf, searchOperations, type Searched } from '../catalogue/searchOperations'
import type { ErrorTable } from '../gateways/ErrorTable'
import type { InstalledOperation } from '../operations/installedOperations'

export interface Catalogue {
  /**
   * Those that a question finds, the best first. Words of the form `gw:top`, `pkg:ascp`, `is:write` and `is:read` choose among
   * them. `limit`: lines at most; default all.
   */
  readonly list: (text: string, limit?: number) => OperationList
  /** By its id, or by its method. */
  readonly page: (id: string) => OperationShown | undefined
  readonly find: (id: string) => InstalledOperation | undefined
}

interface Known extends InstalledOperation {
  readonly id: string
  readonly method: string
  readonly searched: Searched
  readonly documents: Documented | undefined
}

const lineOf = ({ id, operation, package: { name, version } }: Known): OperationLine => ({
  id,
  gateway: operation.gateway,
  method: operation.method,
  title: operation.title ?? '',
  package: version === '' ? name : `${name}@${version}`,
  writes: writes(operation),
})

const shapeFor = (shape: Shape, sensitive: ReadonlyArray<Path>): FormShape => {
  switch (shape.kind) {
    case 'struct':
      return { kind: 'struct', fields: shape.fields.map((field) => fieldFor(field, sensitive)) }
    case 'list':
    case 'json':
    case 'commaList':
      return { kind: shape.kind, of: shapeFor(shape.of, sensitive) }
    case 'oneOf':
      return { kind: 'oneOf', values: shape.values }
    default:
      return { kind: shape.kind }
  }
}

const fieldFor = (field: Field, sensitive: ReadonlyArray<Path>): FormField => {
  const { name, shape, required, description = '', example = '' } = field
  const below = sensitive.filter(([first]) => first === name).map(([, ...rest]) => rest)
  return {
    name,
    shape: shapeFor(shape, below),
    kind: { en: kindOf(shape, 'en'), zh: kindOf(shape, 'zh') },
    required: required === true,
    limits: { en: limitsOf(field, 'en'), zh: limitsOf(field, 'zh') },
    description,
    example,
    sensitive: below.some((path) => path.length === 0),
  }
}

const fieldsFor = (
  fields: ReadonlyArray<Field> | 'unknown' | undefined,
  sensitive: ReadonlyArray<Path>,
): ReadonlyArray<FormField> | undefined =>
  fields === undefined || fields === 'unknown' ? undefined : fields.map((field) => fieldFor(field, sensitive))

const nothing: Text = { en: '', zh: '' }

const codesOf = (
  { operation, documents }: Known,
  table: ErrorTable | undefined,
): ReadonlyArray<CodeShown> => {
  const told = new Map((documents?.spec.errors ?? []).map((one) => [one.code, one] as const))
  return [...new Set([...operation.codes, ...told.keys()])].map((code) => {
    const family = table?.familyOf?.(code) ?? code
    const { message = '', solution = '' } = told.get(code) ?? {}
    const listed = table?.entries.find((one) => one.code === code || one.code === family)
    return { code, message, solution, advice: listed?.advice ?? nothing }
  })
}

const remarksOf = (documents: Documented | undefined): ReadonlyArray<Remark> => [
  ...(documents?.overrides ?? []).map(({ at, reason }) => ({
    at: at.join('.'),
    fact: null,
    because: reason,
  })),
  ...(documents?.spec.facts ?? []).map(({ at, fact, because }) => ({ at: at.join('.'), fact, because })),
]

const sourceOf = (documents: Documented | undefined): string => {
  if (documents === undefined) return ''
  const { form, document, id, date } = documents.spec.source
  return [
    document,
    ...(id === undefined ? [] : [`#${id}`]),
    ...(date === undefined ? [] : [date]),
    form,
  ].join(' · ')
}

const pageOf = (known: Known, table: ErrorTable | undefined): OperationShown => {
  const { operation, documents } = known
  const { success, code } = operation.outcome ?? {}
  const spec = documents?.spec
  const input = fieldsFor(spec?.input, operation.sensitive)
  const output = fieldsFor(spec?.output, operation.sensitive)
  return {
    ...lineOf(known),
    session: operation.session,
    idempotent: operation.idempotent,
    sensitive: operation.sensitive.map((path) => path.join('.')),
    codes: codesOf(known, table),
    description: spec?.description ?? '',
    verb: operation.verb ?? 'POST',
    success: success === undefined ? '' : `${success.path.join('.')} = ${success.accepts.join(' | ')}`,
    codeAt: code?.path.join('.') ?? '',
    pages: operation.paging?.by ?? '',
    rowsAt: operation.bulk?.rows.join('.') ?? '',
    source: sourceOf(documents),
    remarks: remarksOf(documents),
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    outputIsList: spec?.outputIs === 'list',
    example: jsonText(operation.example?.input ?? {}),
    exampleOutput: jsonText(operation.example?.output ?? {}),
  }
}

/** What chooses among operations, and what is asked of the rest. */
const chosenBy = (text: string): { readonly question: string; readonly fits: (one: Known) => boolean } => {
  const words = text.split(/\s+/)
  const isFilter = (word: string): boolean => /^(?:gw|pkg):.+$|^is:(?:read|write)$/i.test(word)
  const filters = words.filter(isFilter).map((word) => word.toLowerCase())
  const valuesOf = (name: string): ReadonlyArray<string> =>
    filters.filter((word) => word.startsWith(name)).map((word) => word.slice(name.length))
  const [gateways, packages, kinds] = [valuesOf('gw:'), valuesOf('pkg:'), valuesOf('is:')]
  return {
    question: words.filter((word) => !isFilter(word)).join(' '),
    fits: ({ operation, package: { name } }) =>
      gateways.every((gateway) => operation.gateway.toLowerCase() === gateway) &&
      packages.every((part) => name.toLowerCase().includes(part)) &&
      kinds.every((kind) => writes(operation) === (kind === 'write')),
  }
}

/** Of two that have one name the last one, which is the emulator's, too. */
const lastOfEach = (all: ReadonlyArray<InstalledOperation>): ReadonlyArray<InstalledOperation> => [
  ...new Map(
    all.map((one) => {
      const { gateway, method, version = 'v1' } = one.operation
      return [`${gateway} ${method} ${version}`, one] as const
    }),
  ).values(),
]

/**
 * The operations at hand, which are loaded when somebody asks for the first time. `errorsOf`: what a gateway says of its codes;
 * default nothing.
 */
export const createCatalogue = (
  installed: () => ReadonlyArray<InstalledOperation>,
  errorsOf: (gateway: string) => ErrorTable | undefined = () => undefined,
): Catalogue => {
  let known: ReadonlyArray<Known> | undefined
  const read = (): ReadonlyArray<Known> => {
    const found = lastOfEach(installed())
    const specOf = createSpecs()
    const times = new Map<string, number>()
    for (const { operation } of found) times.set(operation.method, (times.get(operation.method) ?? 0) + 1)
    return found.map((one) => {
      const { method, version = 'v1' } = one.operation
      const id = times.get(method) === 1 ? method : `${method}@${version}`
      const documents = specOf(one)
      return { ...one, id, method, searched: searchedOf(one.operation, documents?.spec), documents }
    })
  }
  const all = (): ReadonlyArray<Known> => (known ??= read())
  const find = (wanted: string): Known | undefined =>
    all().find(({ id }) => id === wanted) ?? all().find(({ method }) => method === wanted)
  return {
    list: (text, limit = Infinity) => {
      const { question, fits } = chosenBy(text)
      const found = searchOperations(all().filter(fits), question)
      return { total: found.length, lines: found.slice(0, limit).map(lineOf) }
    },
    page: (id) => {
      const found = find(id)
      return found === undefined ? undefined : pageOf(found, errorsOf(found.operation.gateway))
    },
    find,
  }
}
