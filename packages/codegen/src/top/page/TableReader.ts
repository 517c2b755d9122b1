import { isScalarType } from '../../shape/documentedShape'
import { maxDepth } from '../../validate/fieldNameProblem'
import type { Fact } from '../../spec/Fact'
import { problem, type Problem } from '../../spec/Problem'
import { expected, frameOf, isFree, structAmong, take, type Frame, type Placed } from './Frame'
import { isLimits } from './limitsOf'
import {
  isLeaf,
  isName,
  isRequired,
  isRow,
  isStructType,
  isTold,
  isUsualType,
  nameIn,
  type LineRow,
  type Need,
  type RowHead,
} from './rowHead'
import { noSuchType } from './oddRow'
import { membersOf, namesIn, plain, type Lists, type Sample } from './Sample'
import { beginningOf, headSize, looksLikeStruct, type Beginning } from './structRows'
import type { Entry } from './tableEntries'

export interface TableOptions {
  readonly side: 'input' | 'output'
  /** Where problems are, e.g. the document and the side. */
  readonly at: ReadonlyArray<string>
  /** The tree that the sample of the page shows, if it has one. */
  readonly sample: Sample | undefined
  readonly lists: Lists
  /** Why there is no sample to go by; default: the page shows no example. */
  readonly lack?: string
}

/** `nick`, `a.b`: names as a problem lists them. */
const listed = (names: ReadonlyArray<string>): string =>
  names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ')

/**
 * Puts the rows of a table where the sample of the page shows them: a row belongs to the innermost struct that is not
 * filled yet. The first contradiction between table and sample ends the reading.
 */
export class TableReader {
  readonly problems: Problem[] = []
  readonly facts: Fact[] = []
  readonly root: Frame
  private open: Frame[]
  private current: Placed | undefined
  /** A row of the first level after whose first inner struct nothing tells where rows belong. */
  private isLost = false
  private shown: ReadonlySet<string> | undefined
  /** Where the row of a struct begins among the cells up to `end`: looked for once. */
  private found: { readonly shown: Sample; readonly end: number; readonly beginning?: Beginning } | undefined
  /** A leaf whose type has members, where nothing tells whether the rows below it are these. */
  private bare: { readonly name: string; readonly number: number } | undefined
  /** Cells that read as a struct's row, which the sample does not show. */
  private doubtful: { readonly number: number; readonly name: string } | undefined

  constructor(
    private readonly options: TableOptions,
    private readonly need: Need,
  ) {
    this.root = frameOf([], [], options.sample?.members ?? [])
    this.open = [this.root]
  }

  hasFailed(): boolean {
    return this.problems.length > 0
  }

  complain(path: ReadonlyArray<string>, number: number | undefined, message: string): void {
    this.problems.push(
      problem(
        [...this.options.at, ...path.map((name) => name.slice(0, 80))],
        number === undefined ? message : `line ${number}: ${message}`,
      ),
    )
  }

  private get lack(): string {
    return this.options.lack ?? 'the page shows no example'
  }

  private get sampleName(): string {
    return this.options.lists === 'bare' ? 'the Java example' : 'the sample of the answer'
  }

  /** The place of the innermost open struct that lacks rows which the sample shows; else of the table itself. */
  private innermostUnfilled(): number {
    for (let at = this.open.length - 1; at > 0; at--) if ((this.open[at]?.left.size ?? 0) > 0) return at
    return 0
  }

  /** Ends the row of the first level that is open. */
  close(number?: number): void {
    const at = this.innermostUnfilled()
    const frame = this.open[at]
    if (at > 0 && frame !== undefined && frame.left.size > 0) this.lacks(frame, number)
    this.open = [this.root]
    this.isLost = false
    this.bare = undefined
    this.doubtful = undefined
  }

  lacks(frame: Frame, number?: number): void {
    const names = [...frame.left.values()]
      .flat()
      .map(({ name }) => name)
      .reverse()
    const doubt = this.doubtful
    this.complain(
      frame.path,
      number,
      `${this.sampleName} shows ${listed(names)} here, and no row does` +
        (doubt === undefined ? '' : ` (line ${doubt.number}, ${doubt.name}, may be one)`),
    )
  }

  private put(
    frame: Frame,
    depth: number,
    head: RowHead,
    number: number,
    rest: LineRow['rest'],
    isStruct: boolean,
  ): void {
    const { name, type = '' } = head
    const shown = take(frame, name, this.options.lists)
    const path = [...frame.path, name]
    const isUnseen = shown === undefined && this.options.sample !== undefined
    const [spelt] = frame.left.get(plain(name)) ?? []
    if (isUnseen && (spelt !== undefined || frame.names.has(name) || frame === this.root)) {
      const how = spelt === undefined ? 'does not show it here' : `spells it ${spelt.name}`
      this.complain(path, number, `${this.sampleName} ${how}`)
      return
    }
    frame.names.add(name)
    const cells = typeof rest === 'string' || isTold(rest) ? [] : rest
    const placed: Placed = {
      head,
      number,
      shown,
      ...(isTold(rest) ? { told: rest } : {}),
      line: typeof rest === 'string' && rest !== '' ? [rest] : undefined,
      cells: cells.map((cell) => [cell]),
      content:
        rest === '' ? 0 : typeof rest === 'string' ? 1 : cells.filter((cell) => !isLimits(cell)).length,
    }
    frame.fields.push(placed)
    this.current = placed
    this.open = this.open.slice(0, depth + 1)
    const inside = membersOf(shown, type, this.options.lists, isStruct)
    if (!isStruct) {
      if (inside.length > 0 && !isFree(type))
        this.complain(
          path,
          number,
          `${this.sampleName} shows ${listed(inside.map((one) => one.name))} in it, and no row does`,
        )
      return
    }
    placed.fields = []
    if (this.open.length > maxDepth + 1) {
      this.complain(path.slice(0, 4), undefined, `structs inside structs deeper than ${maxDepth} levels`)
      return
    }
    this.open.push(frameOf(path, placed.fields, inside))
  }

  /** A row of the first level. */
  top(head: LineRow, number: number, isStruct: boolean): void {
    this.close(number)
    this.needsType(head, number)
    if (!this.hasFailed()) this.put(this.root, 0, head, number, head.rest, isStruct)
  }

  /** Every type is printed, if only as `String`. */
  private needsType({ name, type }: RowHead, number: number): void {
    if (type === undefined) this.complain([name], number, 'the row has no type')
  }

  /** A row inside a struct, where it is marked as a leaf. */
  leaf(head: RowHead, number: number, rest: LineRow['rest']): void {
    if (this.isLost) {
      this.current = undefined
      return
    }
    const last = this.open.length - 1
    if (last === 0) {
      this.complain([head.name], number, 'a row inside a struct, and no struct is open')
      return
    }
    const at = this.options.sample === undefined ? last : this.innermostUnfilled()
    const frame = this.open[Math.max(at, 1)]
    if (frame === undefined) return
    if (this.options.sample === undefined || expected(frame, head.name, this.options.lists) !== undefined) {
      if (this.options.sample === undefined) this.afterBare(head, number)
      this.put(frame, Math.max(at, 1), head, number, rest, false)
      return
    }
    // A name that the sample shows elsewhere may have lost its place.
    const isSure = (at === last || last === 1) && !this.isShown(head.name)
    if (isSure && this.doubtful === undefined) {
      this.put(frame, last, head, number, rest, false)
      return
    }
    const where = this.open.slice(1).map(({ path }) => path.join('.'))
    const doubt = this.doubtful
    const why = this.isShown(head.name)
      ? `${this.sampleName} shows it elsewhere`
      : doubt === undefined
        ? `${this.sampleName} does not show it: it may stand in ${where.join(' or in ')}`
        : `${this.sampleName} does not show it, and line ${doubt.number}, ${doubt.name}, may be a struct that it stands in`
    this.complain([...frame.path, head.name], number, why)
  }

  private afterBare({ name, type = '' }: RowHead, number: number): void {
    const { bare } = this
    if (bare !== undefined)
      this.doubt(bare.name, bare.number, `${this.lack}, and the rows below it may stand in it`)
    this.bare = isScalarType(type) ? undefined : { name, number }
  }

  /** Whether the sample shows a name anywhere. */
  private isShown(name: string): boolean {
    this.shown ??= namesIn(this.options.sample)
    return this.shown.has(plain(name))
  }

  /** Cells that a whole row has after its head: example and description of a leaf, the description of a struct. */
  private wholeRow(): number {
    return this.current?.fields === undefined ? 2 : 1
  }

  /** A row of any level, or a line of a description that reads like one. */
  line(row: LineRow, number: number, text: string): void {
    const isUsual = row.type === undefined || isTold(row.rest) || isUsualType(row.type)
    const at = this.innermostUnfilled()
    const frame = this.open[at]
    if (frame === undefined) return
    if (this.options.sample === undefined) {
      const isOne = isRow(row, this.need)
      if (isOne === undefined) this.complain([row.name], number, noSuchType(row.type ?? ''))
      if (isOne === false) this.more(text, number)
      if (isOne !== true) return
      if (this.open.length === 1 || isScalarType(row.type ?? '')) {
        this.close(number)
        this.put(this.root, 0, row, number, row.rest, !isScalarType(row.type ?? ''))
        return
      }
      this.complain(
        [row.name],
        number,
        `${this.lack}, and does not tell whether it stands in the struct before it`,
      )
      return
    }
    const shown = expected(frame, row.name, this.options.lists)
    if (shown === undefined) {
      if (!isUsual) this.more(text, number)
      else
        this.complain(
          [...frame.path, row.name],
          number,
          `reads as a row, but ${this.sampleName} does not show one here`,
        )
      return
    }
    const isStruct = at > 0 || membersOf(shown, row.type ?? '', this.options.lists, false).length > 0
    if (at === 0) this.close(number)
    this.put(frame, at, row, number, row.rest, isStruct)
  }

  /** The cells between two rows of the first level. */
  cellsOf(cells: ReadonlyArray<Entry>): void {
    let i = 0
    let nextLeaf = -1
    while (i < cells.length && !this.hasFailed()) {
      const { text } = cells[i] as Entry
      if (isLeaf(text)) {
        i = this.leafCells(cells, i)
        continue
      }
      if (!looksLikeStruct(cells, i, this.need)) {
        this.add(cells[i] as Entry)
        i++
        continue
      }
      if (nextLeaf < i) {
        nextLeaf = i
        while (nextLeaf < cells.length && !isLeaf(cells[nextLeaf]?.text ?? '')) nextLeaf++
      }
      const size = headSize(this.need)
      if (this.isStructRow(cells, i, nextLeaf)) {
        this.structCells(cells, i)
        i += size
      } else if (!this.hasFailed()) {
        this.add(cells[i] as Entry)
        i++
      }
    }
  }

  private isStructRow(cells: ReadonlyArray<Entry>, i: number, end: number): boolean {
    const { text, number } = cells[i] as Entry
    const type = cells[i + 1]?.text ?? ''
    const name = nameIn(text)
    if (this.isLost) {
      this.current = undefined
      return false
    }
    const content = this.current?.content ?? 0
    if (this.options.sample === undefined) {
      if (this.open.length < 2) return false
      const isLikely = isUsualType(type) && !isScalarType(type)
      if (this.need === undefined && isLikely && isName(name) && content < this.wholeRow())
        this.doubt(name, number, `${this.lack}, and this line may be the row of a struct`)
      return this.need !== undefined || (isLikely && content >= this.wholeRow())
    }
    const frame = this.open[this.innermostUnfilled()]
    const structIn = (cell: string | undefined): Sample | undefined =>
      frame === this.root ? undefined : structAmong(frame, nameIn(cell ?? ''), this.options.lists)
    const shown = structIn(text)
    if (shown === undefined) {
      const next = structIn(type)
      const isNext = next !== undefined && this.beginningOf(cells, i + 1, end, next)?.at === i + 1
      if (isNext || !isUsualType(type)) return false
      if (this.need !== undefined || content >= this.wholeRow())
        this.complain(
          [...(this.open.at(-1)?.path ?? []), name],
          number,
          `reads as the row of a struct, but ${this.sampleName} does not show one here`,
        )
      else this.doubtful = { number, name }
      return false
    }
    const found = this.beginningOf(cells, i, end, shown)
    if (found?.rival !== undefined)
      this.complain(
        [...(frame?.path ?? []), name],
        number,
        `this line and line ${found.rival} could both begin its row`,
      )
    if (found?.at !== i || found.rival !== undefined) return false
    const before = nameIn(cells[i - 1]?.text ?? '')
    if (!isStructType(type))
      this.complain([...(frame?.path ?? []), name], number, 'the row has no type that a struct has')
    else if (this.need !== undefined && plain(before) === plain(name) && isName(before))
      this.complain(
        [...(frame?.path ?? []), name],
        number,
        `the name of the row stands twice, as ${before} before it: one of the two is a cell too many`,
      )
    return isStructType(type)
  }

  private beginningOf(
    cells: ReadonlyArray<Entry>,
    from: number,
    end: number,
    shown: Sample,
  ): Beginning | undefined {
    const known = this.found
    if (known?.shown === shown && known.end === end && (known.beginning?.at ?? end) >= from)
      return known.beginning
    const { need, current } = this
    const lacking = this.wholeRow() - (current?.content ?? 0)
    let whole = lacking <= 0 ? from : end
    let count = 0
    for (let i = from; i < end && whole === end && lacking > 0; i++)
      if (!isLimits(cells[i]?.text ?? '') && ++count >= lacking) whole = i + 1
    const gap = { cells, from, end, need, lists: this.options.lists, isWholeAt: (i: number) => i >= whole }
    const beginning = beginningOf(gap, shown)
    this.found = { shown, end, ...(beginning === undefined ? {} : { beginning }) }
    return beginning
  }

  /** What a reader has to look at, because nothing tells whether it was read as it is. */
  private doubt(name: string, number: number, because: string): void {
    const at = [this.options.side, ...(this.open.at(-1)?.path ?? []), name]
    this.facts.push({ at, fact: 'doubtful', because: `line ${number}: ${because}` })
  }

  private structCells(cells: ReadonlyArray<Entry>, i: number): void {
    const { text, number } = cells[i] as Entry
    const head = {
      name: nameIn(text),
      type: cells[i + 1]?.text ?? '',
      leaf: false,
      required: this.need !== undefined && isRequired(cells[i + 2]?.text ?? ''),
    }
    const at = this.options.sample === undefined ? this.open.length - 1 : this.innermostUnfilled()
    const frame = this.open[at]
    if (frame === undefined) return
    if (this.options.sample !== undefined) {
      this.put(frame, at, head, number, [], true)
      return
    }
    this.put(frame, at, head, number, [], false)
    this.isLost = true
    this.facts.push({
      at: [this.options.side, ...frame.path, head.name],
      fact: 'unknown',
      because: `line ${number}: ${this.lack}, and does not tell which of the rows below it are inside`,
    })
  }

  private leafCells(cells: ReadonlyArray<Entry>, i: number): number {
    const { text, number } = cells[i] as Entry
    const name = nameIn(text)
    const type = cells[i + 1]?.text ?? ''
    const word = cells[i + 2]?.text ?? ''
    const path = [...(this.open.at(-1)?.path ?? []), name]
    if (!isName(name)) this.complain(path, number, 'a row without a name')
    else if (!isUsualType(type) || this.need?.test(type) === true)
      this.complain(path, number, 'the row has no type that exists')
    else if (this.need?.test(word) === false)
      this.complain(path, number, 'the row does not say whether it is required')
    else
      this.leaf({ name, type, leaf: true, required: this.need !== undefined && isRequired(word) }, number, [])
    return i + headSize(this.need)
  }

  /** Nothing but rows, and words for none, stands before the first row. */
  private needsRow(text: string, number: number): void {
    if (!this.isLost && !/^(无|暂无|none\b|no\b|-+$)/i.test(text))
      this.complain(
        [],
        number,
        `reads as no row: expected a name, a type${this.need === undefined ? '' : ' and 必须 or 可选'}`,
      )
  }

  /** A further cell of the row that is open. */
  private add({ text, number }: Entry): void {
    if (this.current === undefined) {
      this.needsRow(text, number)
      return
    }
    this.current.cells.push([text])
    if (!isLimits(text)) this.current.content++
  }

  /** Rows with a cell too many, which may have moved all that follows: a type or a need twice. */
  doubled(rows: ReadonlyArray<Placed>, path: ReadonlyArray<string>): void {
    for (const { head, number, cells, content, fields } of rows) {
      const here = [...path, head.name]
      const [first = ''] = cells[0] ?? []
      const whole = fields === undefined ? 2 : 1
      if (content > whole && /^(必须|必填|可选|选填|String|Number|Boolean|Date|Price)$/.test(first))
        this.complain(here, number, `the row has a cell too many: ${first}`)
      else if (this.options.sample === undefined && cells.length > 0 && content > whole)
        this.facts.push({
          at: [this.options.side, ...here],
          fact: 'doubtful',
          because: `line ${number}: ${this.lack}, and the row has more cells than a row has`,
        })
      this.doubled(fields ?? [], here)
    }
  }

  /** A further line of the description that is open. */
  more(text: string, number: number): void {
    const row = this.current
    if (row === undefined) {
      this.needsRow(text, number)
      return
    }
    const last = row.cells.at(-1)
    // Limits that stand below a row are cells, also where no bullet says so.
    if (isLimits(text) || (last !== undefined && isLimits(last[0] ?? ''))) row.cells.push([text])
    else if (last !== undefined) last.push(text)
    else if (row.line !== undefined) row.line.push(text)
    else row.line = [text]
  }
}
