import { maxDepth } from '../validate/fieldNameProblem'
import type { Fact } from '../spec/Fact'
import type { DottedField } from './nestDotted'
import type { PageRow, RowProblem } from './PageRow'

export type Nested =
  | { readonly fields: ReadonlyArray<DottedField>; readonly facts: ReadonlyArray<Fact> }
  | { readonly lost: RowProblem }
  | { readonly problem: RowProblem }

interface Entry {
  readonly row: PageRow
  readonly path: string
  readonly level: number
  /** How many rows before it, itself included, are still open: those it stands in. */
  readonly inside: ReadonlyArray<Entry>
  isParent: boolean
  lostAt?: number
}

const holdsNothing = (type: string): boolean =>
  /^(int|integer|long|short|byte|char|double|float|decimal|bigdecimal|price|number|boolean|bool|date|datetime)\b/i.test(
    type,
  )

const isHolder = ({ row }: Entry): boolean => !holdsNothing(row.type) && !isText(row.type)

const isText = (type: string): boolean => /^(string|varchar)\b/i.test(type)

/** A name in other brackets, which no page is known to mark a parent with. */
const bracketed = /^[[(（<「『]([\w$.]+)[\])）>」』]/

/** A mark of a parent of which a bracket is lost. */
const torn = /^(【[\w$.]+(?![\w$.】])|[\w$.]+】)/

/** The names of `【times】【weeks】` or `【times.weeks】` before a description; words that are no names are prose. */
const marksOf = (description: string): ReadonlyArray<string> => {
  const found = /^(?:【[\w$.[\]-]+】)+/.exec(description.replace(/\s/g, ''))?.[0]
  return found === undefined
    ? []
    : found
        .slice(1, -1)
        .split(/】【|\./)
        .map((name) => name.replace(/\[\]$/, ''))
}

const nameOf = ({ name = '' }: PageRow): string => name.replace(/\[\]$/, '')

const whyNameless = ({ instead }: PageRow): string =>
  instead === undefined
    ? 'a row has no name: this rendering lost it'
    : `${JSON.stringify(instead.slice(0, 40))} cannot be the name of a parameter`

const chooses =
  /[二两三四多任][选择]一|选填其一|任选|至少[填传有]一|choose one|either of|one of the (two|three|four)|at least one/i

const many = /list|array|rows|records|items|details|数组|列表|集合|多个|多条|最多|at most|[a-rt-z]s$/i

/**
 * Puts flat rows into the structs they stand in: a row says so by `【parent】` before its description, or by a line of
 * blanks before it. Rows inside a struct that lost their names make its members unknown; such rows elsewhere, the
 * whole table. A row without a mark counts as required, since most renderings drop the √, unless its text lets the
 * caller choose, or other rows have the √ and none an ×.
 */
export const nestMarked = (rows: ReadonlyArray<PageRow>, side: 'input' | 'output'): Nested => {
  const entries: Entry[] = []
  let open: ReadonlyArray<Entry> = []
  let someLost = false
  // Where no line of blanks is longer than another, all of them may stand for any depth.
  const hasDepths = rows.some(({ depth = 0, isExact }) => depth > 1 || isExact === true)
  const byName = new Map<string, Entry[]>()
  const named = (name: string, within?: Entry): Entry | 'twice' | undefined => {
    const isIn = (entry: Entry): boolean => within === undefined || entry.inside.includes(within)
    const onPath = open.filter((entry) => nameOf(entry.row) === name && isIn(entry))
    if (onPath.length > 0) return onPath.length > 1 ? 'twice' : onPath[0]
    const all = (byName.get(name) ?? []).slice(0, 100).filter(isIn)
    return all.length > 1 ? 'twice' : all[0]
  }
  for (const row of rows) {
    const { line, name, depth } = row
    const fail = (message: string): Nested => ({ problem: { line, message } })
    const marks = marksOf(row.description)
    const half = torn.exec(row.description.trim())?.[0]
    if (half !== undefined && marks.length === 0) return fail(`${half} is half a mark of a parent`)
    let parent: Entry | undefined
    let isProse = false
    for (const mark of marks) {
      const found = named(mark, parent)
      if (found === 'twice') return fail(`【${mark}】 may mean either of two rows of that name`)
      if (found === undefined) {
        if (someLost) break
        return fail(`no row is called ${mark}, in which 【${mark}】 says that this row stands`)
      }
      if (isText(found.row.type))
        return fail(`【${mark}】 says that this row stands in ${mark}, which is ${found.row.type}`)
      isProse = holdsNothing(found.row.type)
      parent = isProse ? parent : found
    }
    const other = bracketed.exec(row.description.trim())?.[1]
    const meant = other === undefined ? undefined : named(other)
    if (other !== undefined && meant !== undefined && (meant === 'twice' || isHolder(meant)))
      return fail(`whether this row stands in ${other} is not sure: a page says so by 【${other}】`)
    const isOrphan = marks.length > 0 && !isProse && parent === undefined
    if (depth !== undefined && parent === undefined && !isOrphan) {
      parent = open.filter((entry) => entry.level < depth).at(-1)
      const deeper = hasDepths ? undefined : open.find((entry) => entry.level >= depth && isHolder(entry))
      if (name !== undefined && deeper !== undefined && parent !== undefined)
        return fail(`this row may stand in ${nameOf(deeper.row)} or in ${nameOf(parent.row)}`)
      if (
        name !== undefined &&
        (parent === undefined || parent.level !== depth - 1 || holdsNothing(parent.row.type))
      )
        return fail('this row seems to stand in another, but none before it can hold it')
    }
    if (name === undefined) {
      someLost = true
      if (parent !== undefined) parent.lostAt ??= line
      else if (!isOrphan) return { lost: { line, message: whyNameless(row) } }
      continue
    }
    if (isOrphan) continue
    if (parent !== undefined) parent.isParent = true
    const entry: Entry = {
      row,
      path: parent === undefined ? name : `${parent.path}.${name}`,
      level: parent === undefined ? 0 : parent.level + 1,
      inside: parent === undefined ? [] : [...parent.inside, parent],
      isParent: false,
    }
    if (entry.level >= maxDepth) return fail(`structs inside structs deeper than ${maxDepth} levels`)
    open = [...entry.inside, entry]
    entries.push(entry)
    byName.set(nameOf(row), [...(byName.get(nameOf(row)) ?? []).slice(0, 99), entry])
  }
  const lost = (entry: Entry): boolean => entry.inside.some(({ lostAt }) => lostAt !== undefined)
  /** Paths of what holds members by their dots. */
  const owners = new Set(
    entries.flatMap(({ path, row: { name = '' } }) => {
      const steps = name.split('.').slice(0, 32)
      const before = path.slice(0, path.length - name.length)
      return steps.slice(1).map((_, i) => `${before}${steps.slice(0, i + 1).join('.')}`)
    }),
  )
  const severalBeside = ({ type, name = '' }: PageRow, path: string): boolean =>
    /^json( ?string)?$/i.test(type) && /list|array|rows|records|[a-rt-z]s$/i.test(name) && owners.has(path)
  const facts: Fact[] = []
  const marked = side === 'input' ? rows.map(({ required }) => required) : []
  const unmarked = rows.find(({ name, required }) => name !== undefined && required === undefined)
  /** Where only what is required has a mark, and nothing is marked as optional, what has none is. */
  const marksRequired = marked.includes(true) && !marked.includes(false)
  if (marksRequired && unmarked !== undefined)
    facts.push({
      at: [side],
      fact: 'doubtful',
      because: `line ${unmarked.line}: rows without a mark are taken for optional, since others are marked as required`,
    })
  const fields = entries.flatMap((entry): ReadonlyArray<DottedField> => {
    if (lost(entry)) return []
    const { row, path, lostAt, isParent } = entry
    const at = [side, ...path.split('.')]
    if (lostAt !== undefined)
      facts.push({
        at,
        fact: 'unknown',
        because: `line ${lostAt}: a row inside has no name: this rendering lost it`,
      })
    const isArray = /^(array|list|set|json ?array)\b/i.test(row.type)
    const repeats = isArray || many.test(row.name ?? '') || many.test(row.description)
    const isChosen = row.required === undefined && chooses.test(row.description)
    if (row.doubt !== undefined)
      facts.push({ at, fact: 'doubtful', because: `line ${row.line}: ${row.doubt}` })
    if (severalBeside(row, path))
      facts.push({
        at,
        fact: 'doubtful',
        because: `line ${row.line}: its members are named by dots, as those of one, and its name speaks of several`,
      })
    if (isChosen)
      facts.push({
        at,
        fact: 'optional',
        because: 'it has no mark, and its description lets the caller choose',
      })
    else if (row.required === undefined && marked.includes(true) && !marksRequired)
      facts.push({
        at,
        fact: 'doubtful',
        because: `line ${row.line}: it has no mark, where other rows have one: it is taken for required`,
      })
    const guessed = isParent && lostAt === undefined && (isArray || /^json( ?string)?$/i.test(row.type))
    return [
      {
        path,
        line: row.line,
        type: row.type,
        required: row.required ?? !(isChosen || marksRequired),
        description: row.description,
        example: row.example,
        ...(row.maxLength === undefined ? {} : { limits: { maxLength: row.maxLength } }),
        ...(guessed ? { repeats } : {}),
      },
    ]
  })
  return { fields, facts }
}
