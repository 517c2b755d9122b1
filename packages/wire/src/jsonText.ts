import { isFile } from './file'
import { refuse } from './Issue'
import { dateText, numberText, stringText, tagOf } from './scalars'

export interface JsonTextOptions {
  /** How the value is called in an error. Default: `value`. */
  readonly path?: string
  /** Order of members: as they stand in the object (default), or sorted, so that equal values have equal text. */
  readonly members?: 'as given' | 'sorted'
}

/** How many arrays and objects may be open at once in what {@link jsonText} writes. */
export const maxJsonDepth = 512

/**
 * JSON text as `JSON.stringify` writes it, with these differences: a bigint becomes its digits (a 64-bit id stays an
 * integer token), a Date is `yyyy-MM-dd HH:mm:ss` in GMT+8, and what JSON would lose or change without a word is
 * refused: functions, symbols, NaN, integers that a number rounds, Maps and Sets, unpaired surrogates, files, cycles,
 * more than 512 levels. Members that are `undefined` are left out; in a list they are `null`.
 *
 * @throws TypeError with `path` and `expected`, which never hold the value
 */
export const jsonText = (
  value: unknown,
  { path = 'value', members = 'as given' }: JsonTextOptions = {},
): string => createWriter(path, members === 'sorted')(value) ?? refuse(path, 'a value that JSON can hold')

type Write = (value: unknown) => string | undefined

const createWriter = (root: string, sorted: boolean): Write => {
  // What is being written, outermost first, and the step from each to the next. A refusal leaves them as they are: nothing
  // is written after it.
  const open: object[] = []
  const steps: Array<string | number> = []

  const place = (): string =>
    steps.reduce<string>((path, step) => path + (typeof step === 'number' ? `[${step}]` : `.${step}`), root)

  const listText = (list: ReadonlyArray<unknown>): string => {
    let text = '['
    // By index: a hole is written as null, as JSON.stringify does.
    for (let index = 0; index < list.length; index++) {
      steps.push(index)
      text += (index === 0 ? '' : ',') + (write(list[index]) ?? 'null')
      steps.pop()
    }
    return `${text}]`
  }

  const structText = (struct: Readonly<Record<string, unknown>>): string => {
    let text = '{'
    const names = Object.keys(struct)
    for (const name of sorted ? names.sort() : names) {
      steps.push(name)
      const member = write(struct[name])
      if (member !== undefined)
        text += `${text.length === 1 ? '' : ','}${JSON.stringify(stringText(name, place))}:${member}`
      steps.pop()
    }
    return `${text}}`
  }

  const plainText = (value: object, tag: string): string | undefined => {
    const { toJSON } = value as { readonly toJSON?: unknown }
    if (typeof toJSON === 'function') return write(toJSON.call(value, String(steps.at(-1) ?? '')))
    if (Array.isArray(value)) return listText(value)
    if (tag === 'String' || tag === 'Number' || tag === 'Boolean') return write(value.valueOf())
    return tag === 'Object'
      ? structText(value as Readonly<Record<string, unknown>>)
      : refuse(place(), `plain data, not a ${tag}`)
  }

  const objectText = (value: object): string | undefined => {
    const tag = tagOf(value)
    if (tag === 'Date') return `"${dateText(value as Date, place)}"`
    if (isFile(value)) return refuse(place(), 'no file inside JSON text')
    if (open.includes(value)) return refuse(place(), 'a value without cycles')
    if (open.length >= maxJsonDepth) return refuse(place(), `at most ${maxJsonDepth} levels`)
    open.push(value)
    const text = plainText(value, tag)
    open.pop()
    return text
  }

  const write: Write = (value) => {
    switch (typeof value) {
      case 'string':
        return JSON.stringify(stringText(value, place))
      case 'number':
        return numberText(value, place)
      case 'boolean':
      case 'bigint':
        return String(value)
      case 'undefined':
        return undefined
      case 'object':
        return value === null ? 'null' : objectText(value)
      default:
        return refuse(place(), `plain data, not a ${typeof value}`)
    }
  }

  return write
}
