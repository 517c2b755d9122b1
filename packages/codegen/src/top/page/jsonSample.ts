import type { Sample } from './Sample'
import { sampleNode, sampleOf, type SampleNode } from './SampleNode'
import { maxDepth } from '../../validate/fieldNameProblem'

const add = (node: SampleNode, value: unknown, depth: number): void => {
  if (depth > maxDepth + 3) return
  if (Array.isArray(value)) {
    node.isItems = true
    for (const item of value) add(node, item, depth + 1)
  } else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) {
      const inner = node.members.get(name) ?? sampleNode(name)
      node.members.set(name, inner)
      add(inner, member, depth + 1)
    }
  else node.value ??= String(value)
}

/** The tree of a JSON sample, a list by all its items; undefined where it is no JSON object. */
export const jsonSample = (json: string): Sample | undefined => {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const root = sampleNode('')
  add(root, value, 0)
  return sampleOf(root)
}
