type Tree = Readonly<Record<string, unknown>>

/**
 * What xml2js built, as objects that are quick to read: its own went through deletions and definitions, so that reading
 * them costs more than making them anew. Lists are filled in place.
 */
export const plainTree = (tree: unknown): unknown => {
  if (Array.isArray(tree)) {
    for (let i = 0; i < tree.length; i++) tree[i] = plainTree(tree[i])
    return tree as unknown
  }
  if (typeof tree !== 'object' || tree === null) return tree
  const plain: Record<string, unknown> = {}
  for (const key in tree) {
    const value = (tree as Tree)[key]
    plain[key] = typeof value === 'string' ? value : plainTree(value)
  }
  return plain
}

/** The same where names carry a prefix, which is taken off; members are defined, never assigned, whatever they are called. */
export const unprefixedTree = (tree: unknown, prefix: string): unknown => {
  if (Array.isArray(tree)) return tree.map((item) => unprefixedTree(item, prefix))
  if (typeof tree !== 'object' || tree === null) return tree
  const plain = {}
  for (const [name, value] of Object.entries(tree)) {
    const key = name.startsWith(prefix) ? name.slice(prefix.length) : name
    Object.defineProperty(plain, key, {
      value: unprefixedTree(value, prefix),
      enumerable: true,
      writable: true,
      configurable: true,
    })
  }
  return plain
}
