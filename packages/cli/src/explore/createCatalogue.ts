import type { Field, Shape } from '@paifang/codegen'
import type { Path } from '@paifang/contract'
import { jsonText } from '@paifang/wire'
import { kindOf, limitsOf } from '../catalogue/fieldRows'
import { searchedWords, searchOperations } from '../catalogue/searchOperations'
import { specOf } from '../catalogue/specOf'
import type { Lang } from '../Context'
import type { InstalledOperation } from '../operations/installedOperations'

/** One operation in a list. */
export interface OperationLine {
  /** Its method; with its version behind `@` where another has the same method. */
  readonly id: string
  readonly gateway: string
  readonly method: string
  readonly title: string
  /** Package and version. */
  readonly package: string
}

/** What a field holds, its members as they are filled in. */
export type FormShape =
  | Exclude<Shape, { readonly of: unknown } | { readonly values: unknown } | { readonly fields: unknown }>
  | { readonly kind: 'oneOf'; readonly values: ReadonlyArray<string> }
  | { readonly kind: 'list' | 'json' | 'commaList'; readonly of: FormShape }
  | { readonly kind: 'struct'; readonly fields: ReadonlyArray<FormField> }

/** One field, as it is shown and filled in. */
export interface FormField {
  readonly name: string
  readonly shape: FormShape
  readonly kind: Readonly<Record<Lang, string>>
  readonly required: boolean
  readonly limits: Readonly<Record<Lang, string>>
  readonly description: string
  readonly example: string
  readonly sensitive: boolean
}

/** What is known of one operation. */
export interface OperationPage extends OperationLine {
  readonly session: InstalledOperation['operation']['session']
  /** Repeating it is harmless, is not known to be, or is with the same value at a path. */
  readonly idempotent: boolean | { readonly key: ReadonlyArray<string> }
  readonly sensitive: ReadonlyArray<string>
  readonly codes: ReadonlyArray<string>
  /** Absent where no document says. */
  readonly input?: ReadonlyArray<FormField>
  readonly output?: ReadonlyArray<FormField>
  /** The document's examples as JSON text; `{}` where there is none. */
  readonly example: string
  readonly exampleOutput: string
}

export interface Catalogue {
  /** Those that hold a text, or all its words: in name, title, descriptions, fields. */
  readonly list: (text: string) => ReadonlyArray<OperationLine>
  /** By its id, or by its method. */
  readonly page: (id: string) => OperationPage | undefined
  readonly find: (id: string) => InstalledOperation | undefined
}

interface Known extends InstalledOperation {
  readonly id: string
  readonly method: string
  readonly words: string
}

const lineOf = ({ id, operation, package: { name, version } }: Known): OperationLine => ({
  id,
  gateway: operation.gateway,
  method: operation.method,
  title: operation.title ?? '',
  package: `${name}@${version}`,
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

const pageOf = (installed: Known): OperationPage => {
  const { operation, package: described } = installed
  const spec = specOf(described.folder, operation)
  const input = fieldsFor(spec?.input, operation.sensitive)
  // A list of what its fields describe is no form.
  const output = spec?.outputIs === 'list' ? undefined : fieldsFor(spec?.output, operation.sensitive)
  return {
    ...lineOf(installed),
    session: operation.session,
    idempotent: operation.idempotent,
    sensitive: operation.sensitive.map((path) => path.join('.')),
    codes: operation.codes,
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    example: jsonText(operation.example?.input ?? {}),
    exampleOutput: jsonText(operation.example?.output ?? {}),
  }
}

/** The operations at hand, which are loaded when somebody asks for the first time. */
export const createCatalogue = (installed: () => ReadonlyArray<InstalledOperation>): Catalogue => {
  let known: ReadonlyArray<Known> | undefined
  const read = (): ReadonlyArray<Known> => {
    const found = installed()
    const times = new Map<string, number>()
    for (const { operation } of found) times.set(operation.method, (times.get(operation.method) ?? 0) + 1)
    return found.map((one) => {
      const { method, title = '', version = 'v1' } = one.operation
      const id = times.get(method) === 1 ? method : `${method}@${version}`
      return {
        ...one,
        id,
        method,
        words: searchedWords(method, title, specOf(one.package.folder, one.operation)),
      }
    })
  }
  const all = (): ReadonlyArray<Known> => (known ??= read())
  const find = (wanted: string): Known | undefined =>
    all().find(({ id }) => id === wanted) ?? all().find(({ method }) => method === wanted)
  return {
    list: (text) => searchOperations(all(), text).map(lineOf),
    page: (id) => {
      const found = find(id)
      return found === undefined ? undefined : pageOf(found)
    },
    find,
  }
}
