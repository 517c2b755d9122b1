import { formField } from './formText'

/** Parameters as the text that is signed and sent, sorted by name. */
export type TextPairs = ReadonlyArray<readonly [name: string, text: string]>

/** What calls of one operation share that send the same parameters: found out by the first, used by the next. */
export interface Layout<Plan> {
  readonly names: ReadonlyArray<string>
  /** Writes the parameter of each name into a form. */
  readonly fields: ReadonlyArray<(text: string) => string>
  /** How the last call was signed; the gateway's to set. */
  plan: Plan | undefined
}

/** An operation with more sets of parameters in use than this makes layouts anew. */
const most = 8

const hasNames = ({ names }: Layout<unknown>, pairs: TextPairs): boolean => {
  if (names.length !== pairs.length) return false
  for (let i = 0; i < names.length; i++) if (names[i] !== pairs[i]?.[0]) return false
  return true
}

/** The layouts of one operation: give it a call's parameters. */
export const createLayouts = <Plan>(): ((pairs: TextPairs) => Layout<Plan>) => {
  const kept: Layout<Plan>[] = []
  return (pairs) => {
    for (const layout of kept) if (hasNames(layout, pairs)) return layout
    if (kept.length === most) kept.shift()
    const names = pairs.map(([name]) => name)
    const made = { names, fields: names.map(formField), plan: undefined }
    kept.push(made)
    return made
  }
}

/** The parameters of a layout as a form, `&` before each. */
export const layoutText = ({ fields }: Layout<unknown>, pairs: TextPairs): string => {
  let text = ''
  for (let i = 0; i < pairs.length; i++) text += fields[i]?.(pairs[i]?.[1] ?? '') ?? ''
  return text
}
