import { words } from '../text/words'
import {
  abouts,
  anywhere,
  endings,
  exactEndings,
  exceptions,
  flagWords,
  formWords,
  people,
  writers,
  writings,
} from './sensitiveRules'

const rules = { endings: new Set(endings), exact: new Set(exactEndings), exceptions: new Set(exceptions) }

/** The longest phrase of at most four words in which a name ends, if any. */
const endingIn = (all: ReadonlyArray<string>, phrases: ReadonlySet<string>): string | undefined => {
  for (let count = Math.min(4, all.length); count > 0; count--) {
    const phrase = all.slice(-count).join(' ')
    if (phrases.has(phrase)) return phrase
  }
  return undefined
}

const withoutForm = (all: ReadonlyArray<string>): ReadonlyArray<string> => {
  const last = all.findLastIndex((word) => !formWords.has(word))
  return last < 0 ? all : all.slice(0, last + 1)
}

/** Whose name a name is: `receiver_name` says it, `name` alone only inside a person. */
const personal = (all: ReadonlyArray<string>, within: string | undefined): string | undefined => {
  const last = all.at(-1)
  if (last !== 'name' && last !== 'nm' && last !== 'names') return undefined
  const before = all.at(-2)
  if (before === undefined && last === 'names') return undefined
  if (before !== undefined) return people.has(before) ? `${before} ${last}` : undefined
  const holder = within === undefined ? undefined : words(within).at(-1)
  return holder === undefined || people.has(holder.replace(/s$/, '')) ? last : undefined
}

/** Why a field of this name, in a struct of that name, may hold something that must not appear in a log. */
export const sensitiveName = (name: string, within?: string): string | undefined => {
  const all = words(name).map((word) => word.replace(/(?<=\D)\d+$/, ''))
  const [first = ''] = all
  const last = all.at(-1) ?? ''
  if (abouts.has(last) || (all.length > 1 && flagWords.has(first))) return undefined
  if (endingIn(all, rules.exceptions) !== undefined) return undefined
  const bare = withoutForm(all)
  const writer = writings.has(last) ? all.find((word) => writers.has(word)) : undefined
  const found =
    anywhere.find((phrase) => ` ${all.join(' ')} `.includes(` ${phrase} `)) ??
    endingIn(all, rules.exact) ??
    endingIn(bare, rules.endings) ??
    (writer === undefined ? undefined : `${writer} ${last}`) ??
    personal(bare, within)
  return found === undefined ? undefined : `the name says ${found}`
}
