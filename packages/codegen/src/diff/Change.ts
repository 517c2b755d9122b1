/** What a consumer of the package must do: adapt, nothing (there is more), nothing (only words changed). */
export type Bump = 'major' | 'minor' | 'patch'

export interface Change {
  /** The operation's name in TypeScript. */
  readonly operation: string
  readonly bump: Bump
  readonly reason: string
}

const order: ReadonlyArray<Bump | 'none'> = ['none', 'patch', 'minor', 'major']

/** The strongest of several. */
export const strongest = (changes: ReadonlyArray<Pick<Change, 'bump'>>): Bump | 'none' =>
  changes.reduce<Bump | 'none'>(
    (found, { bump }) => (order.indexOf(bump) > order.indexOf(found) ? bump : found),
    'none',
  )
