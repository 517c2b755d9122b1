import { splitType } from '../../shape/documentedShape'
import { isListWord } from '../../shape/typeWords'

/** What a sample shows of one name: what stands inside it, in the order of the document, or its value. */
export interface Sample {
  readonly name: string
  readonly members: ReadonlyArray<Sample>
  readonly value?: string
  /** The class the Java example makes it of. */
  readonly type?: string
  /** A JSON list: its members are those of its items. */
  readonly isItems?: true
}

/** A name as samples spell it: without separators and case. */
export const plain = (name: string): string => name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()

/** How a sample shows lists: XML has an element around each item (`<trades><trade>…`), Java has not. */
export type Lists = 'wrapped' | 'bare'

/** What a sample shows inside a row: of a list, inside one item. */
export const membersOf = (
  sample: Sample | undefined,
  type: string,
  lists: Lists,
  isStruct: boolean,
): ReadonlyArray<Sample> => {
  const members = sample?.members ?? []
  const [only, ...others] = members
  const { base, dimensions } = splitType(type)
  const isList = dimensions > 0 || isListWord(base)
  if (lists === 'bare' || sample?.isItems === true || !isList) return members
  if (only === undefined || others.length > 0) return members
  return only.members.length > 0 || !isStruct ? only.members : members
}

/** A name as the Java example writes it behind `set`. */
const inCapitals = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((piece) => piece.charAt(0).toUpperCase() + piece.slice(1))
    .join('')

/** Whether a sample means this name: XML and JSON have the very name, Java has it without `_`. */
export const means = (shown: Sample, name: string, lists: Lists): boolean =>
  lists === 'wrapped' ? shown.name === name : shown.name === inCapitals(name) || !/^[a-z0-9_]+$/.test(name)

/** Every name that a sample shows, at any depth. */
export const namesIn = (sample: Sample | undefined): ReadonlySet<string> => {
  const found = new Set<string>()
  const queue = sample === undefined ? [] : [sample]
  for (const { members } of queue)
    for (const member of members) {
      found.add(plain(member.name))
      queue.push(member)
    }
  return found
}
