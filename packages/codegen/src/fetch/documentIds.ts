import { isMembers, textOf, wholeOf } from '../document/Reading'

/** Document ids by method name, from the service's tree of categories, whatever its levels are called. */
export const documentIds = (catalogue: unknown): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  const queue: unknown[] = [catalogue]
  for (const value of queue) {
    if (Array.isArray(value)) for (const item of value) queue.push(item)
    if (!isMembers(value)) continue
    const name = [value['name'], value['subName'], value['title']]
      .map((one) => textOf(one)?.trim() ?? '')
      .find((one) => /^[a-z][\w-]*(\.[\w-]+)+$/i.test(one))
    const id = wholeOf(value['docId'] ?? value['id'])
    if (name !== undefined && id !== undefined && id > 0) found.set(name, id)
    for (const member of Object.values(value)) if (typeof member === 'object') queue.push(member)
  }
  return found
}
