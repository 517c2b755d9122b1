import { endingOf, type Summary } from '@paifang/emulator/control'
import type { GroupKey } from './createGroups'
import { codeOf } from './shown'

export const groupings = ['operation', 'code', 'key', 'chain'] as const
/** What calls are grouped by; `chain`: a client's attempts, what was sent once more, a batch and its lines. */
export type Grouping = (typeof groupings)[number]

/** What the rows of a group have in common. */
export const groupKeyOf: Readonly<
  Record<Grouping, (row: Summary, firstOf: (seq: number) => number) => GroupKey>
> = {
  operation: ({ method, path }) => (method === '' ? path : method),
  code: (row) => (endingOf(row) === 'answered' ? '' : codeOf(row)),
  key: ({ key }) => key,
  chain: ({ seq }, firstOf) => firstOf(seq),
}
