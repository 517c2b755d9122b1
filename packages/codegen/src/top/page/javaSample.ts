import { maxDepth } from '../../validate/fieldNameProblem'
import type { Sample } from './Sample'

interface Member {
  readonly name: string
  readonly node?: Node
  readonly value?: string
}

interface Node {
  readonly type?: string
  readonly members: Member[]
  readonly names: Set<string>
  /** A further item of a list: it shows the members of the first one again. */
  readonly isFurther?: true
  readonly isList?: true
}

const addTo = ({ members, names, isFurther }: Node, member: Member): void => {
  if (isFurther === true && names.has(member.name)) return
  names.add(member.name)
  members.push(member)
}

export interface JavaSample {
  readonly root: Sample
  /** Whether the example passes a session: `client.execute(req, sessionKey)`. */
  readonly passesSession: boolean
  /** Members it sets on a name that stands for nothing. */
  readonly stray: ReadonlyArray<string>
}

/** Text literals are kept as `"` and what they say; everything else is a word or one character. */
const tokensOf = (code: string): ReadonlyArray<string> => {
  const tokens: string[] = []
  let at = 0
  while (at < code.length) {
    const char = code.charAt(at)
    const from = at++
    if (char === '"' || char === "'") {
      let text = ''
      while (at < code.length && code[at] !== char && code[at] !== '\n') {
        if (code[at] === '\\' && at + 1 < code.length && code[at + 1] !== '\n') at++
        text += code.charAt(at++)
      }
      if (code[at] === char) at++
      tokens.push(`"${text}`)
    } else if (/[\w$]/.test(char)) {
      while (at < code.length && /[\w$]/.test(code.charAt(at))) at++
      tokens.push(code.slice(from, at))
    } else if (char === '\n' || char.trim() !== '') tokens.push(char)
  }
  return tokens
}

const isWord = (token: string | undefined): token is string => token !== undefined && /^[\w$]/.test(token)

/** Whether a statement begins here, on its own line: what an unclosed parenthesis before it cannot hold. */
const beginsStatement = (tokens: ReadonlyArray<string>, at: number): boolean =>
  tokens[at] === '\n' &&
  isWord(tokens[at + 1]) &&
  ((tokens[at + 2] === '.' && /^(set|add|execute)/.test(tokens[at + 3] ?? '') && tokens[at + 4] === '(') ||
    (isWord(tokens[at + 2]) && tokens[at + 3] === '='))

/** The place after the parenthesis that opens at `at`; a `;` inside it, as in `new Long[] { 1,2 };)`, ends nothing. */
const afterArgument = (tokens: ReadonlyArray<string>, at: number): number => {
  let depth = 0
  for (let i = at; i < tokens.length; i++) {
    if (tokens[i] === '(') depth++
    if (tokens[i] === ')' && --depth === 0) return i + 1
    if (beginsStatement(tokens, i)) return i
  }
  return tokens.length
}

/** More members than any example sets: a loop of objects would have no end. */
const mostMembers = 50_000

const toSample = (root: Node): Sample => {
  let left = mostMembers
  const below = ({ name, value, node }: Member, depth: number): Sample => {
    const members: Sample[] = []
    if (node !== undefined && depth <= maxDepth + 2)
      for (const one of node.members) {
        if (left-- <= 0) break
        members.push(below(one, depth + 1))
      }
    return {
      name,
      members,
      ...(value === undefined ? {} : { value }),
      ...(node?.type === undefined ? {} : { type: node.type }),
      ...(node?.isList === true ? { isItems: true } : {}),
    }
  }
  return below({ name: 'req', node: root }, 0)
}

/** What an argument says where it is plain: a text, a number, a truth value, a date. */
const valueOf = (argument: ReadonlyArray<string>): string | undefined => {
  const texts = argument.filter((token) => token.startsWith('"'))
  if (texts.length > 0) return texts.length === 1 ? texts[0]?.slice(1) : undefined
  const word = argument.join('')
  return /^-?[\w.]+$/.test(word) ? word.replace(/^(-?\d+)L$/, '$1') : undefined
}

/**
 * The request tree a Java example builds: `req.setX(obj1)` hangs what `obj1` was given under `x`. Inside the item of a
 * list the site sets structs and lists on a name that it never declares, `list5` for the item `obj4`.
 */
export const javaSample = (code: string): JavaSample | undefined => {
  const tokens = tokensOf(code)
  const nodes = new Map<string, Node>([['req', { members: [], names: new Set() }]])
  const stray: string[] = []
  let root = 'req'
  let isExecuted = false
  let passesSession = false
  const ownerOf = (name: string): Node | undefined =>
    nodes.get(name) ?? nodes.get(`obj${Number(/^list(\d{1,6})$/.exec(name)?.[1]) - 1}`)
  let at = 0
  while (at < tokens.length) {
    const [one, two, three] = [tokens[at], tokens[at + 1], tokens[at + 2]]
    if (isWord(one) && two === '=' && three === 'new') {
      const from = at + 3
      let end = from
      while (end < tokens.length && isWord(tokens[end]) && tokens[end + 1] === '.') end += 2
      nodes.set(one, {
        members: [],
        names: new Set(),
        ...(isWord(tokens[end]) ? { type: tokens[end] } : {}),
      })
      at = end + 1
      continue
    }
    const call = isWord(one) && two === '.' && isWord(three) && tokens[at + 3] === '(' ? three : undefined
    if (call === undefined || one === undefined) {
      at++
      continue
    }
    const after = afterArgument(tokens, at + 3)
    const argument = tokens.slice(at + 4, after - 1).filter((token) => token !== '\n')
    const [first = ''] = argument
    at = call.startsWith('set') || call === 'add' || call === 'execute' ? after : at + 4
    if (call === 'execute') {
      isExecuted = true
      if (isWord(first)) root = first
      passesSession = argument.length > 2
    } else if (call === 'add') {
      const [list, item] = [nodes.get(one), nodes.get(first)]
      if (list === undefined || item === undefined || argument.length > 1) continue
      if (list.members === item.members) continue
      for (const member of item.members) addTo(list, member)
      const { members, names } = list
      const shared: Node = { members, names, ...(item.type === undefined ? {} : { type: item.type }) }
      nodes.set(first, list.isList === true ? { ...shared, isFurther: true } : shared)
      nodes.set(one, { ...shared, isList: true })
    } else if (call.length > 3 && call.startsWith('set')) {
      const name = call.slice(3)
      const owner = ownerOf(one)
      const node = argument.length === 1 && isWord(first) ? nodes.get(first) : undefined
      const value = node === undefined ? valueOf(argument) : undefined
      if (owner === undefined) stray.push(`${one}.${call}`)
      else
        addTo(owner, {
          name,
          ...(node === undefined ? {} : { node }),
          ...(value === undefined ? {} : { value }),
        })
    }
  }
  const node = nodes.get(root)
  return isExecuted && node !== undefined ? { root: toSample(node), passesSession, stray } : undefined
}
