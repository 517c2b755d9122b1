import { splitType } from '../../shape/documentedShape'
import type { RowHead, ToldCells } from './rowHead'
import { means, plain, type Lists, type Sample } from './Sample'

/** A row that has found its place. */
export interface Placed {
  readonly head: RowHead
  readonly number: number
  readonly shown: Sample | undefined
  /** What its cells say whose columns are told. */
  readonly told?: ToldCells
  /** What follows name, type and need: a line, then cells; every text by its lines. */
  line: string[] | undefined
  cells: string[][]
  /** How many of them are no limits. */
  content: number
  fields?: Placed[]
}

/** A struct that rows go into. */
export interface Frame {
  readonly path: ReadonlyArray<string>
  readonly fields: Placed[]
  readonly names: Set<string>
  /** What the sample shows in it and no row has taken, by plain name; of one name the next stands last. */
  readonly left: Map<string, Sample[]>
}

export const frameOf = (
  path: ReadonlyArray<string>,
  fields: Placed[],
  members: ReadonlyArray<Sample>,
): Frame => {
  const left = new Map<string, Sample[]>()
  for (const member of [...members].reverse()) {
    const key = plain(member.name)
    const same = left.get(key)
    if (same === undefined) left.set(key, [member])
    else same.push(member)
  }
  return { path, fields, names: new Set(), left }
}

/** What a frame still expects under a name. */
export const expected = ({ left }: Frame, name: string, lists: Lists): Sample | undefined =>
  left.get(plain(name))?.findLast((one) => means(one, name, lists))

/** A struct that a frame still expects under a name. */
export const structAmong = (frame: Frame | undefined, name: string, lists: Lists): Sample | undefined => {
  const shown = frame === undefined ? undefined : expected(frame, name, lists)
  return shown === undefined || shown.members.length === 0 ? undefined : shown
}

export const take = (frame: Frame, name: string, lists: Lists): Sample | undefined => {
  const shown = expected(frame, name, lists)
  const same = frame.left.get(plain(name))
  if (shown === undefined || same === undefined) return undefined
  same.splice(same.lastIndexOf(shown), 1)
  if (same.length === 0) frame.left.delete(plain(name))
  return shown
}

/** Types that say nothing of what is inside: a sample may show more than the table tells. */
export const isFree = (type: string): boolean =>
  /^(map|object|json(object|array)?|null|undefined)$/i.test(splitType(type).base) || type === ''
