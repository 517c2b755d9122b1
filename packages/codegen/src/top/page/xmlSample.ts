import { decodeXML } from 'entities'
import type { Sample } from './Sample'
import { sampleNode, sampleOf, type SampleNode } from './SampleNode'

/** Where a comment, an instruction or a declaration ends; undefined where it does not. */
const skipped = (xml: string, at: number): number | undefined => {
  const end = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<?', at) ? '?>' : '>'
  const found = xml.indexOf(end, at + 2)
  return found < 0 ? undefined : found + end.length
}

/**
 * The element tree of an XML sample, with the text of its leaves; undefined where it is not well-formed. Elements of
 * one name are items of a list, and show one item together; with `keepsRepeats` those of the first level stay apart.
 */
export const xmlSample = (
  xml: string,
  { keepsRepeats = false }: { readonly keepsRepeats?: boolean } = {},
): Sample | undefined => {
  const top = sampleNode('')
  const stack: SampleNode[] = [top]
  let at = xml.indexOf('<')
  while (at >= 0) {
    const open = stack.at(-1) ?? top
    if (xml.startsWith('<![CDATA[', at)) {
      const end = xml.indexOf(']]>', at)
      if (end < 0) return undefined
      open.value = xml.slice(at + 9, end)
      at = xml.indexOf('<', end)
      continue
    }
    if (xml[at + 1] === '!' || xml[at + 1] === '?') {
      const after = skipped(xml, at)
      if (after === undefined) return undefined
      at = xml.indexOf('<', after)
      continue
    }
    const end = xml.indexOf('>', at)
    if (end < 0) return undefined
    const next = xml.indexOf('<', end)
    const tag = xml.slice(at + 1, end).trim()
    const text = xml.slice(end + 1, next < 0 ? undefined : next)
    at = next
    if (tag.startsWith('/')) {
      const closed = stack.pop()
      if (stack.length === 0 || closed?.name !== tag.slice(1).trim()) return undefined
      continue
    }
    const name = /^[^\s/<>"'=]+/.exec(tag)?.[0]
    if (name === undefined || tag.includes('<')) return undefined
    const key = keepsRepeats && stack.length === 2 && open.members.has(name) ? `${name} ${at}` : name
    const node = open.members.get(key) ?? sampleNode(name)
    open.members.set(key, node)
    if (tag.endsWith('/')) continue
    if (text.trim() !== '') node.value ??= decodeXML(text.trim())
    stack.push(node)
  }
  const [root] = top.members.values()
  return stack.length === 1 && root !== undefined && top.members.size === 1 ? sampleOf(root) : undefined
}
