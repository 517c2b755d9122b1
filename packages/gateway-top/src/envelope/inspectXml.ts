import type { Flaw } from '@paifang/result'

export interface XmlLimits {
  /** Elements open at once. */
  readonly maxDepth: number
  /** Elements in all. */
  readonly maxValues: number
}

/**
 * What an XML text must not hold, found before any of it is built: a document type (and with it entities of its own), too
 * many elements, too many open at once, something behind the root element. Whether it is well formed is the parser's to say.
 */
export const inspectXml = (text: string, { maxDepth, maxValues }: XmlLimits): Flaw | undefined => {
  let depth = 0
  let values = 0
  let last = 0
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', last)) {
    if (depth === 0 && !isBlank(text, last, at)) return { kind: 'syntax', offset: last }
    const next = text.charCodeAt(at + 1)
    let end: number
    if (next === exclamation) {
      if (text.startsWith('<!--', at)) end = text.indexOf('-->', at + 4) + 2
      else if (text.startsWith('<![CDATA[', at)) end = text.indexOf(']]>', at + 9) + 2
      else return { kind: 'document-type', offset: at }
      if (end === 1) return { kind: 'cut' }
    } else if (next === question) {
      end = text.indexOf('?>', at + 2) + 1
      if (end === 0) return { kind: 'cut' }
    } else {
      end = endOfTag(text, at + 1)
      if (end === -1) return { kind: 'cut' }
      if (next === slash) depth--
      else {
        values++
        if (depth === 0 && values > 1) return { kind: 'syntax', offset: at }
        if (depth >= maxDepth) return { kind: 'too-deep', offset: at }
        if (values > maxValues) return { kind: 'too-many-values', offset: at }
        if (text.charCodeAt(end - 1) !== slash) depth++
      }
    }
    last = end + 1
  }
  if (!isBlank(text, last, text.length)) return { kind: depth > 0 ? 'cut' : 'syntax', offset: last }
  return depth > 0 ? { kind: 'cut' } : undefined
}

const exclamation = 33
const slash = 47
const question = 63

const isBlank = (text: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    if (code > 32 && code !== 0xfeff) return false
  }
  return true
}

/** Where the `>` of a tag stands; one inside the quotes of an attribute closes nothing. */
const endOfTag = (text: string, from: number): number => {
  let quote = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 34 || code === 39) quote = code
    else if (code === 62) return at
  }
  return -1
}
