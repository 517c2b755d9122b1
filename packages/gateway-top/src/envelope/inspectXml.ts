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
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== opening) {
      if (depth === 0) {
        if (!isBlank(code)) return { kind: 'syntax', offset: at }
        continue
      }
      at = text.indexOf('<', at + 1) - 1
      if (at < 0) return { kind: 'cut' }
      continue
    }
    const start = at
    const next = text.charCodeAt(at + 1)
    if (next === exclamation || next === question) {
      if (next === question) at = text.indexOf('?>', at + 2) + 1
      else if (text.startsWith('<!--', at)) at = text.indexOf('-->', at + 4) + 2
      else if (text.startsWith('<![CDATA[', at)) at = text.indexOf(']]>', at + 9) + 2
      else return { kind: 'document-type', offset: at }
      if (at <= start) return { kind: 'cut' }
      continue
    }
    // A `>` inside the quotes of an attribute closes nothing.
    let quote = 0
    for (at += 1; at < text.length; at++) {
      const inside = text.charCodeAt(at)
      if (quote !== 0) {
        if (inside === quote) quote = 0
      } else if (inside === closing) break
      else if (inside === 34 || inside === 39) quote = inside
    }
    if (at === text.length) return { kind: 'cut' }
    if (next === slash) {
      depth--
      continue
    }
    values++
    if (depth === 0 && values > 1) return { kind: 'syntax', offset: start }
    if (depth >= maxDepth) return { kind: 'too-deep', offset: start }
    if (values > maxValues) return { kind: 'too-many-values', offset: start }
    if (text.charCodeAt(at - 1) !== slash) depth++
  }
  return depth > 0 ? { kind: 'cut' } : undefined
}

const opening = 60
const closing = 62
const exclamation = 33
const slash = 47
const question = 63

const isBlank = (code: number): boolean => code <= 32 || code === 0xfeff
