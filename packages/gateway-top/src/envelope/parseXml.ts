import { left, right, type Either } from 'fp-ts/Either'
import { isStruct, type Struct } from './member'
import { plainTree } from './plainTree'

export interface XmlOptions {
  /** Characters; default 8 Mi. */
  readonly maxSize?: number
  /** Elements open at once; default 128. */
  readonly maxDepth?: number
}

export interface XmlProblem {
  readonly reason: 'too-large' | 'unparsable'
}

/** Before every element name, so that none meets a name of a prototype or of the parser's own. */
const prefix = ':'

const options = {
  strict: true,
  async: false,
  explicitArray: false,
  explicitRoot: true,
  ignoreAttrs: true,
  emptyTag: '',
  charkey: '#text',
  tagNameProcessors: [(name: string): string => prefix + name],
}

interface Sax {
  onopentag: (node: unknown) => void
  onclosetag: (name: string) => void
  ondoctype?: () => void
}

/** Stops the parser at what it must not follow. */
const guard = (sax: Sax, maxDepth: number): void => {
  const { onopentag, onclosetag } = sax
  let depth = 0
  sax.onopentag = (node) => {
    depth += 1
    if (depth > maxDepth) throw new RangeError('too deep')
    onopentag(node)
  }
  sax.onclosetag = (name) => {
    depth -= 1
    onclosetag(name)
  }
  sax.ondoctype = () => {
    throw new TypeError('a document type')
  }
}

/**
 * An XML text as plain data: elements by name, repeated ones as lists, text as text, empty elements as `''`. Attributes
 * are left out. Document types are refused, so there are no entities but those that XML and HTML know themselves. Loads xml2js when first
 * called; never rejects.
 */
export const parseXml = async (
  text: string,
  { maxSize = 8 * 1024 * 1024, maxDepth = 128 }: XmlOptions = {},
): Promise<Either<XmlProblem, Struct>> => {
  if (text.length > maxSize) return left({ reason: 'too-large' })
  try {
    const { Parser } = await import('xml2js')
    const parser = new Parser(options)
    guard((parser as unknown as { readonly saxParser: Sax }).saxParser, maxDepth)
    const tree: unknown = await parser.parseStringPromise(text)
    const plain = plainTree(tree, prefix)
    return isStruct(plain) ? right(plain) : left(unparsable)
  } catch {
    return left(unparsable)
  }
}

const unparsable: XmlProblem = { reason: 'unparsable' }
