import { nearest } from '@paifang/gateway/author'

/** Everything a person may search an operation by: name, titles, descriptions, field names and their words. */
export const searchedWords = (method: string, title: string, spec: unknown): string =>
  `${method} ${title} ${spec === undefined ? '' : JSON.stringify(spec)}`.toLowerCase()

/** Every word of the question is there, in any order; one word a letter off is taken for a word of a method's name. */
const finds = (text: string, method: string, all: string): boolean => {
  const names = method.split(/[._]/)
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word) || (/^[a-z]{4,}$/.test(word) && nearest(word, names) !== undefined))
}

/** Those that hold a text as it stands; where none does, those that hold all its words. */
export const searchOperations = <A extends { readonly method: string; readonly words: string }>(
  all: ReadonlyArray<A>,
  text: string,
): ReadonlyArray<A> => {
  const asked = text.trim()
  const exact = all.filter(({ words }) => words.includes(asked.toLowerCase()))
  return exact.length > 0 ? exact : all.filter(({ method, words }) => finds(asked, method, words))
}
