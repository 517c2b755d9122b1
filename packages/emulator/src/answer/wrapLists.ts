import { isStruct } from '@paifang/wire'
import { itemName } from './itemName'

const wrapped = (name: string, value: unknown): unknown => {
  if (Array.isArray(value)) {
    const inner = itemName(name, value[0])
    return { [inner]: value.map((item) => wrapped(inner, item)) }
  }
  return isStruct(value) ? wrapLists(value) : value
}

/** Every list becomes a struct with one list in it: `{"trades":{"trade":[…]}}`. */
export const wrapLists = (struct: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(struct).map(([name, value]) => [name, wrapped(name, value)]))
