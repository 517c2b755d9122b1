import type { Flaw } from '@paifang/result'
import { left, right, type Either } from 'fp-ts/Either'
import { inspectXml } from './inspectXml'
import { isStruct, type Struct } from './member'
import { plainTree, unprefixedTree } from './plainTree'
import type { TopAnswerLimits } from './TopAnswerLimits'

const options = {
  strict: true,
  explicitArray: false,
  explicitRoot: true,
  ignoreAttrs: true,
  emptyTag: '',
  charkey: '#text',
}

/** A longer text is read piece by piece, and others get their turn in between: characters of a piece. */
const pieceSize = 32 * 1024

/**
 * An XML text as plain data: elements by name, repeated ones as lists, text as text, empty elements as `''`. Attributes
 * are left out. Document types are refused, so there are no entities but those that XML and HTML know themselves;
 * references to control characters are read, though XML forbids them. Loads the parser of xml2js when first called; rejects only
 * where that fails.
 */
export const parseXml = async (
  text: string,
  { maxXmlSize = 2 * 1024 * 1024, maxDepth = 512, maxValues = 2_000_000 }: TopAnswerLimits = {},
): Promise<Either<'too-large' | Flaw, Struct>> => {
  if (text.length > maxXmlSize) return left('too-large')
  const flaw = inspectXml(text, { maxDepth, maxValues })
  if (flaw !== undefined) return left(flaw)
  const { Parser } = (reader ??= await loadReader())
  try {
    const isAwkward = awkward.test(text)
    const parser = new Parser({
      ...options,
      async: text.length > pieceSize,
      chunkSize: pieceSize,
      ...(isAwkward ? { tagNameProcessors: [(name: string) => prefix + name] } : {}),
    })
    const tree: unknown = await parser.parseStringPromise(withControls(text))
    const plain = isAwkward ? unprefixedTree(tree, prefix) : plainTree(tree)
    return isStruct(plain) ? right(plain) : left(wrong)
  } catch {
    return left(wrong)
  }
}

const loadReader = (): Promise<Pick<typeof import('xml2js'), 'Parser'>> =>
  // @ts-expect-error -- its types name the package alone; this file of it reads and brings nothing that writes
  import('xml2js/lib/parser.js')

/**
 * Kept once it is there: asking again costs a tenth of reading a text of 3 KB. By hand: a bundle in one file wraps every
 * module that what is loaded late imports, and grows by it.
 */
let reader: Awaited<ReturnType<typeof loadReader>> | undefined

const wrong: Flaw = { kind: 'syntax' }

/** Before every element name, so that none meets a name of a prototype or of the parser's own. */
const prefix = ':'

/** The names that the parser takes for something else where they are members of what it builds. */
const awkward = new RegExp(
  `<(?:${[...Object.getOwnPropertyNames(Object.prototype), 'cdata'].join('|')})[\\s/>]`,
)

/** Character references to what XML 1.0 has no place for, as the characters themselves, which the parser lets pass. */
const withControls = (text: string): string =>
  hasReferences(text)
    ? text.replace(
        /<!\[CDATA\[[^]*?\]\]>|&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi,
        (found, hex?: string, decimal?: string) => {
          if (hex === undefined && decimal === undefined) return found
          const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
          const isForbidden =
            code < 32 || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff
          return isForbidden ? String.fromCharCode(code) : found
        },
      )
    : text

/** More in one text than any writer means: left to be refused, because replacing them takes long. */
const mostReferences = 100_000

const hasReferences = (text: string): boolean => {
  let count = 0
  for (let at = text.indexOf('&#'); at !== -1 && count <= mostReferences; at = text.indexOf('&#', at + 2))
    count++
  return count > 0 && count <= mostReferences
}
