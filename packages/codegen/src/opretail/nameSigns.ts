import type { PageRow } from './PageRow'

/** What shows before a name how deep its row stands: spaces, arrows, dashes, a drawn tree. */
const sign = /^(?:[\s>→⇒›»–—=·•└├│┗┣┕┠╰─━-]|&(?:nb|em|en)sp;)*/

/** The name in a cell, without the signs before it. */
export const withoutSign = (cell: string): string => cell.replace(sign, '')

interface Inset {
  readonly kind: 'spaces' | 'arrows' | 'drawn'
  readonly size: number
}

/** How far a name is set in: where a drawn tree has its corner, how many arrows there are, or how many spaces. */
const insetOf = (cell: string): Inset => {
  const before = (sign.exec(cell)?.[0] ?? '').replace(/&(?:nb|em|en)sp;/g, '  ')
  const corner = before.search(/[└├┗┣┕┠╰]/)
  if (corner >= 0) return { kind: 'drawn', size: corner }
  const arrows = before.replace(/\s/g, '').length
  return arrows > 0 ? { kind: 'arrows', size: arrows } : { kind: 'spaces', size: before.length }
}

/** Where a row stands by the signs before its name. */
export type Depth = Pick<PageRow, 'depth' | 'isExact' | 'doubt'>

/** How deep the rows with these cells of names stand; nothing for those of the first level. */
export const depthsOf = (cells: ReadonlyArray<string>): ReadonlyArray<Pick<PageRow, 'depth' | 'isExact'>> => {
  const insets = cells.map(insetOf)
  const least = insets.reduce(
    (found, { kind, size }) => (kind === 'spaces' ? Math.min(found, size) : found),
    99,
  )
  // A space more or less is nothing that anybody sees.
  const widths = insets.map(({ kind, size }) =>
    kind === 'spaces' ? (size - least < 2 ? 0 : size) : 1 + size,
  )
  const steps = new Map([...new Set(widths)].sort((one, other) => one - other).map((width, i) => [width, i]))
  // A drawn tree that has branches tells siblings; the corner alone marks a leaf, not a depth.
  const areBranches = cells.some((cell) => /[├│┣┃┠]/.test(sign.exec(cell)?.[0] ?? ''))
  return insets.map(({ kind, size }, i) => {
    const depth = steps.get(widths[i] ?? 0) ?? 0
    if (depth > 0) return kind === 'drawn' && !areBranches ? { depth } : { depth, isExact: true }
    return kind === 'spaces' && size > least ? { doubt: 'one space before its name may set it in' } : {}
  })
}
