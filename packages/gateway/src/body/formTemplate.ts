import { rememberLast, type Given } from '../remember'
import { formField } from './formText'

/** Parameters as the text that is signed and sent, sorted by name. */
export type TextPairs = ReadonlyArray<readonly [name: string, text: string]>

/** What calls that send parameters of the same names share, however their texts differ. */
export interface FormTemplate<S extends Given, B> {
  readonly names: ReadonlyArray<string>
  /**
   * Everything that stays the same for these names while the signatory is the same. The last one is kept; it is compared
   * member by member.
   */
  readonly bind: (signatory: S) => B
  /** The parameters as a form, `&` before each. Only for pairs of these names, in this order. */
  readonly text: (pairs: TextPairs) => string
}

/** An operation with more sets of names in use than this makes templates anew. */
const most = 8

const hasNames = (names: ReadonlyArray<string>, pairs: TextPairs): boolean => {
  if (names.length !== pairs.length) return false
  for (let i = 0; i < names.length; i++) if (names[i] !== pairs[i]?.[0]) return false
  return true
}

/**
 * The templates of one operation: give it a call's parameters.
 *
 * @param bind what a signatory makes of the names: signature plan, constant parameters
 */
export const formTemplates = <S extends Given, B>(
  bind: (signatory: S, names: ReadonlyArray<string>) => B,
): ((pairs: TextPairs) => FormTemplate<S, B>) => {
  const kept: FormTemplate<S, B>[] = []
  return (pairs) => {
    for (const template of kept) if (hasNames(template.names, pairs)) return template
    if (kept.length === most) kept.shift()
    const names = pairs.map(([name]) => name)
    const fields = names.map(formField)
    const made: FormTemplate<S, B> = {
      names,
      bind: rememberLast((signatory: S) => bind(signatory, names)),
      text: (given) => {
        let text = ''
        for (let i = 0; i < given.length; i++) text += fields[i]?.(given[i]?.[1] ?? '') ?? ''
        return text
      },
    }
    kept.push(made)
    return made
  }
}
