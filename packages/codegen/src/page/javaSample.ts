import { maxDepth } from '../soundness/fieldNameProblem'
import type { Sample } from './Sample'

interface Node {
  readonly members: { name: string; node: Node }[]
}

const created = /^[\w.<>\s]+\s(\w+)\s*=\s*new\s/
const setter = /^(\w+)\.set(\w+)\((.*)\)$/s
const added = /^(\w+)\.add\((\w+)\)$/

/** Statements of the example, split at `;` outside string literals. */
const statements = (code: string): ReadonlyArray<string> =>
  (code.match(/(?:"(?:[^"\\\n]|\\.)*"|[^;"])+/g) ?? []).map((one) => one.trim()).filter((one) => one !== '')

/** More members than any example sets: a loop of objects would have no end. */
const mostMembers = 20_000

const toSample = (root: Node): Sample => {
  let left = mostMembers
  const below = (name: string, node: Node, depth: number): Sample => ({
    name,
    members:
      depth > maxDepth
        ? []
        : node.members.filter(() => left-- > 0).map((one) => below(one.name, one.node, depth + 1)),
  })
  return below('req', root, 0)
}

export interface JavaSample {
  readonly root: Sample
  /** Whether the example passes a session: `client.execute(req, sessionKey)`. */
  readonly passesSession: boolean
  readonly found: boolean
}

/** The request tree a Java example builds: `req.setX(obj1)` hangs what `obj1` was given under `x`. */
export const javaSample = (code: string): JavaSample => {
  const nodes = new Map<string, Node>()
  const nodeOf = (name: string): Node => {
    const node = nodes.get(name) ?? { members: [] }
    nodes.set(name, node)
    return node
  }
  let passesSession = false
  for (const statement of statements(code)) {
    if (/\.execute\(\s*\w+\s*,/.test(statement)) passesSession = true
    const made = created.exec(statement.slice(0, 1000))?.[1]
    if (made !== undefined) nodes.set(made, { members: [] })
    const [, list, item] = added.exec(statement) ?? []
    if (list !== undefined && item !== undefined) {
      for (const member of nodeOf(item).members) nodeOf(list).members.push(member)
      nodes.set(item, nodeOf(list))
      continue
    }
    const [, target, property, argument = ''] = setter.exec(statement) ?? []
    if (target === undefined || property === undefined) continue
    const node = nodes.has(argument.trim()) ? nodeOf(argument.trim()) : { members: [] }
    nodeOf(target).members.push({ name: property, node })
  }
  const root = nodes.get('req')
  return {
    root: toSample(root ?? { members: [] }),
    passesSession,
    found: /\.execute\(/.test(code),
  }
}
