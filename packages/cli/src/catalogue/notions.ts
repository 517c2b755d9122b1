import { glossary } from './glossary'

/** What one word of a question means. */
export interface Notion {
  /** Words between other words, small: `mobile`. */
  readonly words: ReadonlyArray<string>
  /** Texts anywhere: `手机`, or what was typed where no glossary knows it. */
  readonly texts: ReadonlyArray<string>
}

const isLatin = (word: string): boolean => /^[a-z\d]+$/.test(word)

/** A word and its plural. */
const plurals = (word: string): ReadonlyArray<string> => [
  word,
  `${word}s`,
  ...(/(?:s|x|ch|sh)$/.test(word) ? [`${word}es`] : []),
  ...(/[^aeiou]y$/.test(word) ? [`${word.slice(0, -1)}ies`] : []),
]

const known: ReadonlyMap<string, Notion> = new Map(
  glossary.flatMap((line) => {
    const all = line.split(' ')
    const notion = {
      words: all.filter(isLatin).flatMap(plurals),
      texts: all.filter((word) => !isLatin(word)),
    }
    return [...notion.words, ...notion.texts].map((word) => [word, notion] as const)
  }),
)

const longest = Math.max(...[...known.keys()].filter((word) => !isLatin(word)).map((word) => word.length))

/** The longest word of the glossary that a Chinese text begins with. */
const beginning = (text: string): string | undefined => {
  for (let length = Math.min(longest, text.length); length > 0; length -= 1)
    if (known.has(text.slice(0, length))) return text.slice(0, length)
  return undefined
}

const literal = (text: string): Notion => ({ words: [], texts: [text] })

/** Chinese is written without blanks: `订单查询` asks for two notions. What the glossary does not know stays in one piece. */
const chinese = (text: string): ReadonlyArray<Notion> => {
  const found: Notion[] = []
  let unknown = ''
  for (let rest = text; rest !== '';) {
    const word = beginning(rest)
    if (word === undefined) {
      unknown += rest[0] ?? ''
      rest = rest.slice(1)
      continue
    }
    if (unknown !== '') found.push(literal(unknown))
    unknown = ''
    found.push(known.get(word) ?? literal(word))
    rest = rest.slice(word.length)
  }
  return unknown === '' ? found : [...found, literal(unknown)]
}

/** What a question asks for, each of which has to be there. */
export const notionsOf = (question: string): ReadonlyArray<Notion> =>
  question
    .toLowerCase()
    .split(/\s+/)
    .flatMap((typed) => typed.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? [])
    .flatMap((piece) =>
      /^\p{Script=Han}/u.test(piece) ? chinese(piece) : [known.get(piece) ?? literal(piece)],
    )
