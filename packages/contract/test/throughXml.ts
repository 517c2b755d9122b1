/**
 * What an XML parser gives for an encoded value: every scalar is text, an empty element is empty text, a list is a
 * wrapper with one member that is an array, or the item itself when there is only one.
 */
export const throughXml = (wire: unknown): unknown => {
  if (Array.isArray(wire)) {
    const items = wire.map(throughXml)
    return items.length === 0 ? '' : { item: items.length === 1 ? items[0] : items }
  }
  if (typeof wire !== 'object' || wire === null) return String(wire)
  const members = Object.entries(wire).map(([key, member]) => [key, throughXml(member)] as const)
  return members.length === 0 ? '' : Object.fromEntries(members)
}
