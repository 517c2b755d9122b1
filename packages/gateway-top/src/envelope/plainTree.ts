/** What xml2js built, with the prefix of names taken off; members are defined, never assigned, whatever they are called. */
export const plainTree = (tree: unknown, prefix: string): unknown => {
  if (Array.isArray(tree)) return tree.map((item) => plainTree(item, prefix))
  if (typeof tree !== 'object' || tree === null) return tree
  const plain = {}
  for (const [name, value] of Object.entries(tree)) {
    const key = name.startsWith(prefix) ? name.slice(prefix.length) : name
    Object.defineProperty(plain, key, {
      value: plainTree(value, prefix),
      enumerable: true,
      writable: true,
      configurable: true,
    })
  }
  return plain
}
