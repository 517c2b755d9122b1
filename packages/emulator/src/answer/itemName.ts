/**
 * The element name of a list in the full form. It is not derivable in general (in a third of the official
 * declarations it is neither singular nor scalar), so readers must not depend on it: `string`, `number` or
 * `boolean` for scalars, else the list's own name without its plural `s` (`ies` becomes `y`), else with `_item`.
 * @see TOP protocol, lists (full JSON and XML)
 */
export const itemName = (listName: string, first: unknown): string => {
  if (typeof first === 'bigint') return 'number'
  if (typeof first !== 'object' && first !== undefined) return typeof first
  if (/[^s]ies$/.test(listName)) return `${listName.slice(0, -3)}y`
  return /[^s]s$/.test(listName) ? listName.slice(0, -1) : `${listName}_item`
}
