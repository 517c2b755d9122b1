import { maxDepth } from '../../validate/fieldNameProblem'
import type { Sample } from './Sample'

/** A sample while it is read: members by name, since a list shows the same ones again for every item. */
export interface SampleNode {
  readonly name: string
  readonly members: Map<string, SampleNode>
  value?: string
  isItems?: true
}

export const sampleNode = (name: string): SampleNode => ({ name, members: new Map() })

/** The sample as read. What stands deeper than any document goes is left out. */
export const sampleOf = (node: SampleNode, depth = 0): Sample => ({
  name: node.name,
  members: depth > maxDepth + 2 ? [] : [...node.members.values()].map((one) => sampleOf(one, depth + 1)),
  ...(node.value === undefined ? {} : { value: node.value }),
  ...(node.isItems === undefined ? {} : { isItems: node.isItems }),
})
