import type { Field, Spec } from '@paifang/codegen'
import { nearest } from '@paifang/gateway/author'
import { childrenOf } from './fieldRows'
import { notionsOf, type Notion } from './notions'

/** Where a word was found: in method or title, in fields or codes, in descriptions. */
type Place = 0 | 1 | 2

/** What an operation is found by, small letters. */
export interface Searched {
  readonly method: string
  readonly title: string
  /** By place. */
  readonly texts: readonly [string, string, string]
  /** Words of names, each with the best place that it stands in. */
  readonly words: ReadonlyMap<string, Place>
}

/** `user_blacklistRequest` are three words. */
const wordsIn = (text: string): ReadonlyArray<string> =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z\d]+/g) ?? []

const allIn = (fields: Spec['input']): ReadonlyArray<Field> =>
  fields === 'unknown' ? [] : fields.flatMap((field) => [field, ...allIn(childrenOf(field.shape))])

/** What an operation may be searched by: names, titles, fields, codes, descriptions. */
export const searchedOf = (
  {
    method,
    title = '',
    codes,
  }: { readonly method: string; readonly title?: string; readonly codes: ReadonlyArray<string> },
  spec: Spec | undefined,
): Searched => {
  const fields = spec === undefined ? [] : [...allIn(spec.input), ...allIn(spec.output)]
  const errors = spec?.errors ?? []
  const names = [
    ...new Set([...fields.map(({ name }) => name), ...codes, ...errors.map(({ code }) => code)]),
  ].join(' ')
  const told = [
    spec?.description,
    spec?.category,
    ...fields.map(({ description }) => description),
    ...errors.flatMap(({ message, solution }) => [message, solution]),
  ]
  const texts = [`${method} ${title}`, names, told.filter((text) => text !== undefined).join('\n')] as const
  const words = new Map<string, Place>()
  texts.forEach((text, place) => {
    for (const word of wordsIn(text)) if (!words.has(word)) words.set(word, place as Place)
  })
  const [name, field, prose] = texts.map((text) => text.toLowerCase())
  return {
    method: method.toLowerCase(),
    title: title.toLowerCase(),
    texts: [name ?? '', field ?? '', prose ?? ''],
    words,
  }
}

const nowhere = 3

/** The best place of a notion; `nowhere`. */
const placeOf = ({ words, texts }: Searched, notion: Notion): number => {
  let best = nowhere
  for (const word of notion.words) best = Math.min(best, words.get(word) ?? nowhere)
  for (const text of notion.texts)
    for (let place = 0; place < best; place += 1) if (texts[place]?.includes(text)) best = place
  return best
}

/** What comes first; undefined: it is not found. */
const rankOf = (searched: Searched, question: string, notions: ReadonlyArray<Notion>): number | undefined => {
  if (searched.method === question) return 0
  let place = 0
  for (const notion of notions) {
    place = Math.max(place, placeOf(searched, notion))
    if (place === nowhere) return undefined
  }
  if (searched.method.includes(question)) return 1
  return searched.title.includes(question) ? 2 : 3 + place
}

/** A word of a method's name in place of one that is a letter off. */
const meant = (question: string, all: ReadonlyArray<Searched>): string => {
  const names = [...new Set(all.flatMap(({ method }) => wordsIn(method)))]
  return question
    .split(/\s+/)
    .map((word) => (/^[a-z]{4,}$/.test(word) ? (nearest(word, names) ?? word) : word))
    .join(' ')
}

/**
 * Those that a question finds: all it asks for is there, whichever of the glossary's words says it. First the method that it
 * names, then methods that hold it, titles that do, and then by where it was found: name or title, fields and codes, descriptions.
 * Where nothing is found, a word that is one letter off is taken for a word of a method.
 */
export const searchOperations = <A extends { readonly searched: Searched }>(
  all: ReadonlyArray<A>,
  text: string,
): ReadonlyArray<A> => {
  const found = (question: string): ReadonlyArray<A> => {
    const notions = notionsOf(question)
    const ranks: A[][] = []
    for (const one of all) {
      const rank = rankOf(one.searched, question, notions)
      if (rank !== undefined) (ranks[rank] ??= []).push(one)
    }
    return ranks.flat()
  }
  const question = text.trim().toLowerCase()
  if (question === '') return all
  const exact = found(question)
  return exact.length > 0
    ? exact
    : found(
        meant(
          question,
          all.map(({ searched }) => searched),
        ),
      )
}
