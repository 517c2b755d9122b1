import type { Field } from '@paifang/codegen'
import { jsonText } from '@paifang/wire'
import { childrenOf, kindOf, limitsOf } from '../catalogue/fieldRows'
import { searchedWords, searchOperations } from '../catalogue/searchOperations'
import { specOf } from '../catalogue/specOf'
import type { Lang } from '../Context'
import type { InstalledOperation } from '../operations/installedOperations'

/** One operation in a list. */
export interface OperationLine {
  readonly gateway: string
  readonly method: string
  readonly title: string
  /** Package and version. */
  readonly package: string
}

/** One field, below those around it. */
export interface FieldLine {
  readonly depth: number
  readonly name: string
  readonly kind: Readonly<Record<Lang, string>>
  readonly required: boolean
  readonly limits: Readonly<Record<Lang, string>>
  readonly description: string
  readonly example: string
}

/** What is known of one operation. */
export interface OperationPage extends OperationLine {
  readonly session: InstalledOperation['operation']['session']
  /** Repeating it is harmless, is not known to be, or is with the same value at a path. */
  readonly idempotent: boolean | { readonly key: ReadonlyArray<string> }
  readonly sensitive: ReadonlyArray<string>
  readonly codes: ReadonlyArray<string>
  /** Absent where no document says. */
  readonly input?: ReadonlyArray<FieldLine>
  readonly output?: ReadonlyArray<FieldLine>
  /** The document's example as JSON text; `{}` where there is none. */
  readonly example: string
}

export interface Catalogue {
  /** Those that hold a text, or all its words: in name, title, descriptions, fields. */
  readonly list: (text: string) => ReadonlyArray<OperationLine>
  readonly page: (method: string) => OperationPage | undefined
  readonly find: (method: string) => InstalledOperation | undefined
}

const lineOf = ({ operation, package: { name, version } }: InstalledOperation): OperationLine => ({
  gateway: operation.gateway,
  method: operation.method,
  title: operation.title ?? '',
  package: `${name}@${version}`,
})

const fieldLines = (fields: ReadonlyArray<Field>, depth = 0): ReadonlyArray<FieldLine> =>
  fields.flatMap((field) => [
    {
      depth,
      name: field.name,
      kind: { en: kindOf(field.shape, 'en'), zh: kindOf(field.shape, 'zh') },
      required: field.required === true,
      limits: { en: limitsOf(field, 'en'), zh: limitsOf(field, 'zh') },
      description: field.description ?? '',
      example: field.example ?? '',
    },
    ...fieldLines(childrenOf(field.shape), depth + 1),
  ])

const linesOf = (
  fields: ReadonlyArray<Field> | 'unknown' | undefined,
): ReadonlyArray<FieldLine> | undefined =>
  fields === undefined || fields === 'unknown' ? undefined : fieldLines(fields)

const pageOf = (installed: InstalledOperation): OperationPage => {
  const { operation, package: described } = installed
  const spec = specOf(described.folder, operation)
  const input = linesOf(spec?.input)
  const output = linesOf(spec?.output)
  return {
    ...lineOf(installed),
    session: operation.session,
    idempotent: operation.idempotent,
    sensitive: operation.sensitive.map((path) => path.join('.')),
    codes: operation.codes,
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
    example: jsonText(operation.example?.input ?? {}),
  }
}

/** The operations at hand, which are loaded when somebody asks for the first time. */
export const createCatalogue = (installed: () => ReadonlyArray<InstalledOperation>): Catalogue => {
  let known:
    ReadonlyArray<InstalledOperation & { readonly method: string; readonly words: string }> | undefined
  const all = (): NonNullable<typeof known> =>
    (known ??= installed().map((one) => {
      const { method, title = '' } = one.operation
      return {
        ...one,
        method,
        words: searchedWords(method, title, specOf(one.package.folder, one.operation)),
      }
    }))
  const find: Catalogue['find'] = (method) => all().find(({ operation }) => operation.method === method)
  return {
    list: (text) => searchOperations(all(), text).map(lineOf),
    page: (method) => {
      const found = find(method)
      return found === undefined ? undefined : pageOf(found)
    },
    find,
  }
}
