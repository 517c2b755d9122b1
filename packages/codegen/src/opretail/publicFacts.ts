import type { Fact } from '../spec/Fact'
import type { Spec } from '../spec/Spec'
import type { PageLine } from '../text/pageLines'
import type { Section } from './pageSections'
import type { RowProblem } from './PageRow'

const verbs = ['GET', 'POST', 'PUT', 'DELETE'] as const

const verbOf = (word: string | undefined): Spec['verb'] => verbs.find((one) => one === word?.toUpperCase())

/** The cells of a line, or its words where only spaces part them. */
const cellsOf = (text: string): ReadonlyArray<string> =>
  text
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/[|\t]/.test(text) ? /[|\t]/ : /\s+/)
    .map((cell) => cell.trim())

/** A row of public parameters. */
interface Row {
  readonly line: number
  readonly cells: ReadonlyArray<string>
  /** Whether its cells are parted by more than spaces, so that the last is the example. */
  readonly isAligned: boolean
}

/** The row of a public parameter, with the line below it where the name has a line of its own. */
const rowOf = (section: Section | undefined, name: string): Row | undefined => {
  const lines = (section?.lines ?? []).filter(({ text }) => text.trim() !== '')
  const i = lines.findIndex(({ text }) => cellsOf(text)[0] === name)
  const found = lines[i]
  if (found === undefined) return undefined
  const isAlone = found.text.trim() === name
  const text = isAlone ? `${name} ${lines[i + 1]?.text ?? ''}` : found.text
  return { line: found.number, cells: cellsOf(text), isAligned: /[|\t]/.test(text) }
}

const lastOf = ({ cells }: Row): string => cells.findLast((cell) => cell !== '') ?? ''

/** The words of a description: `Request method post, get`. */
const isListed = ({ cells, isAligned }: Row): boolean =>
  isAligned
    ? cells.at(-1) === '' || /[\s,，]/.test(lastOf({ cells, isAligned, line: 0 }))
    : /[,，、/]$/.test(cells.at(-2) ?? '')

/** What a page says of a method outside its business tables. */
export interface PublicFacts {
  readonly verb?: Spec['verb']
  readonly version?: string
  readonly facts: ReadonlyArray<Fact>
  readonly problems: ReadonlyArray<RowProblem>
}

interface Said {
  readonly verb?: Spec['verb']
  readonly problem?: RowProblem
}

/** The verb beside the method in the table of addresses. */
const verbBeside = (addresses: ReadonlyArray<PageLine>, method: string): Said => {
  const said = addresses.flatMap(({ number, text }) => {
    const cells = cellsOf(text)
    const at = cells.indexOf(method)
    return at < 0 ? [] : [{ line: number, word: cells[at + 1] ?? '' }]
  })
  const [first] = said
  if (first === undefined) return {}
  const odd = said.find(({ word }) => verbOf(word) === undefined || verbOf(word) !== verbOf(first.word))
  if (odd === undefined) return { verb: verbOf(first.word) }
  const message =
    verbOf(odd.word) === undefined
      ? `expected ${verbs.join(', ')} behind the method, not ${JSON.stringify(odd.word.slice(0, 40))}`
      : 'two rows of the table of addresses give two verbs'
  return { problem: { line: odd.line, message } }
}

const verbIn = (row: Row | undefined): Said => {
  if (row === undefined || isListed(row)) return {}
  const verb = verbOf(lastOf(row))
  if (verb !== undefined) return { verb }
  return row.isAligned
    ? {
        problem: {
          line: row.line,
          message: `_requestMode: ${JSON.stringify(lastOf(row).slice(0, 40))} is no verb`,
        },
      }
    : {}
}

const versionIn = (row: Row | undefined): { readonly version?: string; readonly problem?: RowProblem } => {
  const word = row === undefined ? '' : (lastOf(row).split(' ').at(-1) ?? '')
  if (row === undefined || !/^v|^\d/i.test(word)) return {}
  if (/^v\d{1,4}$/i.test(word)) return { version: word.toLowerCase() }
  return /^v(?!ersion)/i.test(word)
    ? {
        problem: {
          line: row.line,
          message: `_version: expected v1 or the like, not ${JSON.stringify(word.slice(0, 40))}`,
        },
      }
    : {}
}

/** Verb and version, both said in places of their own: what contradicts itself is a problem, what is not said a fact. */
export const publicFacts = (
  method: string,
  addresses: Section | undefined,
  parameters: Section | undefined,
): PublicFacts => {
  const beside = verbBeside(addresses?.lines ?? [], method)
  const mode = rowOf(parameters, '_requestMode')
  const asked = verbIn(mode)
  const named = rowOf(parameters, '_mt')
  const { version, problem } = versionIn(rowOf(parameters, '_version'))
  const other =
    named?.isAligned === true &&
    /^[A-Za-z][\w-]*(\.[\w-]+){2,}$/.test(lastOf(named)) &&
    lastOf(named) !== method
      ? { line: named.line, message: `the page is about ${method}, but its _mt is ${lastOf(named)}` }
      : undefined
  const differ =
    beside.verb !== undefined && asked.verb !== undefined && beside.verb !== asked.verb
      ? {
          line: mode?.line ?? 0,
          message: `_requestMode is ${asked.verb}, but the table of addresses says ${beside.verb}`,
        }
      : undefined
  const verb = beside.verb ?? asked.verb
  const unsaid = (at: string, because: string): Fact => ({ at: [at], fact: 'unknown', because })
  return {
    ...(verb === undefined ? {} : { verb }),
    ...(version === undefined ? {} : { version }),
    facts: [
      ...(verb === undefined ? [unsaid('verb', 'the page does not say whether it is GET or POST')] : []),
      ...(version === undefined
        ? [unsaid('version', 'the page has no row of _version that ends in one')]
        : []),
    ],
    problems: [beside.problem, asked.problem, problem, other, differ].filter((one) => one !== undefined),
  }
}
