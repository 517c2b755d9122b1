import type { Sample } from './Sample'

interface Open {
  readonly name: string
  readonly members: Sample[]
}

const token = /<\?[^>]*>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([A-Za-z_][\w.-]*)[^<>]*?(\/?)>/g

/** The element tree of an XML sample, without texts; undefined where the sample is not well-formed. */
export const xmlSample = (xml: string): Sample | undefined => {
  const stack: Open[] = [{ name: '', members: [] }]
  for (const [, slash, name, selfClosing] of xml.matchAll(token)) {
    if (name === undefined) continue
    if (slash === '/') {
      const closed = stack.pop()
      if (closed?.name !== name || stack.length === 0) return undefined
      stack.at(-1)?.members.push(closed)
    } else if (selfClosing === '/') stack.at(-1)?.members.push({ name, members: [] })
    else stack.push({ name, members: [] })
  }
  const root = stack.length === 1 ? stack[0]?.members[0] : undefined
  return root
}
