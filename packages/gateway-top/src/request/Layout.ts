import { createCanonicaliser, type Pairs } from '@paifang/signer-top'
import { formField } from './formText'
import type { SigningPlan } from './signingPlan'

/** What calls of one operation share that send the same parameters: found out by the first, used by the next. */
export interface Layout {
  /** Of the business parameters that are sent as text, sorted. */
  readonly names: ReadonlyArray<string>
  /** Writes the parameter of each name into a form. */
  readonly fields: ReadonlyArray<(text: string) => string>
  /** The further system parameters beside which these names were found to be sound. */
  soundWith: Pairs | undefined
  /** How the last call was signed. */
  plan: SigningPlan | undefined
}

/** What a client remembers of an operation. */
export interface Layouts {
  readonly canonicalise: ReturnType<typeof createCanonicaliser>
  readonly of: (pairs: Pairs) => Layout
}

/** An operation with more optional parameters in use than this makes layouts anew. */
const most = 8

const hasNames = ({ names }: Layout, pairs: Pairs): boolean => {
  if (names.length !== pairs.length) return false
  for (let i = 0; i < names.length; i++) if (names[i] !== pairs[i]?.[0]) return false
  return true
}

const layoutOf = (pairs: Pairs): Layout => {
  const names = pairs.map(([name]) => name)
  return { names, fields: names.map(formField), soundWith: undefined, plan: undefined }
}

const createLayouts = (): Layouts => {
  const kept: Layout[] = []
  return {
    canonicalise: createCanonicaliser(),
    of: (pairs) => {
      for (const layout of kept) if (hasNames(layout, pairs)) return layout
      if (kept.length === most) kept.shift()
      const made = layoutOf(pairs)
      kept.push(made)
      return made
    },
  }
}

/** What a client remembers of each of its operations, for as long as the operation itself is there. */
export const layoutsByOperation = (): ((operation: object) => Layouts) => {
  const known = new WeakMap<object, Layouts>()
  return (operation) => {
    const found = known.get(operation)
    if (found !== undefined) return found
    const made = createLayouts()
    known.set(operation, made)
    return made
  }
}
