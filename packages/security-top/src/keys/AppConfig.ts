import type { FieldType } from '../field/FieldType'
import type { IndexForm } from '../field/searchIndex'

/** What the key service says of the forms in which fields are written. */
export interface AppConfig extends IndexForm {
  /** The application is not published yet: users may have no keys. */
  readonly isBeta: boolean
  /** Whether a type has an index, by name of the member: `current_phone`, `previous_nick`, … */
  readonly indexed: ReadonlySet<string>
}

export const defaultConfig: AppConfig = {
  isBeta: false,
  slideSize: 4,
  compressLength: 3,
  indexed: new Set(),
}

const size = (value: unknown, byDefault: number): number => {
  const number = Number(value)
  return value !== undefined && Number.isSafeInteger(number) && number >= 1 && number <= 16
    ? number
    : byDefault
}

/** Reads `app_config`: JSON text, of texts or numbers. `undefined`: there is none that can be read. */
export const readAppConfig = (text: string | undefined): AppConfig | undefined => {
  if (text === undefined || text.trim() === '') return undefined
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined
  const members = given as Readonly<Record<string, unknown>>
  return {
    isBeta: String(members['publish_status']) === '0',
    slideSize: size(members['encrypt_slide_size'], defaultConfig.slideSize),
    compressLength: size(members['encrypt_index_compress_len'], defaultConfig.compressLength),
    indexed: new Set(Object.keys(members).filter((name) => String(members[name]) === '2')),
  }
}

/** The form of the index that a field has; `undefined`: it has none. */
export const indexOf = (
  config: AppConfig,
  type: FieldType,
  version: 'current' | 'previous',
): IndexForm | undefined =>
  type === 'search' || config.indexed.has(`${version}_${type}`) ? config : undefined
