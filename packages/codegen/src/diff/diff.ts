import { operationNames, specKey } from '../plan/operationNames'
import type { Spec } from '../spec/Spec'
import { strongest, type Bump, type Change } from './Change'
import { diffSpec } from './diffSpec'

export interface Diff {
  /** The version bump that tells consumers the truth; `none` where nothing changed. */
  readonly bump: Bump | 'none'
  readonly changes: ReadonlyArray<Change>
  /** Lines for the changelog, in Markdown, strongest first. */
  readonly changelog: ReadonlyArray<string>
}

const headings: ReadonlyArray<readonly [Bump, string]> = [
  ['major', '### Major changes'],
  ['minor', '### Minor changes'],
  ['patch', '### Patch changes'],
]

const changelogOf = (changes: ReadonlyArray<Change>): ReadonlyArray<string> =>
  headings.flatMap(([bump, heading]) => {
    const lines = changes.filter((one) => one.bump === bump)
    return lines.length === 0
      ? []
      : [heading, '', ...lines.map(({ operation, reason }) => `- \`${operation}\`: ${reason}`), '']
  })

/** What changed between two versions of a domain, by operation, and what that means for its version. */
export const diff = (before: ReadonlyArray<Spec>, after: ReadonlyArray<Spec>): Diff => {
  const [oldNames, newNames] = [operationNames(before), operationNames(after)]
  const old = new Map(before.map((spec) => [specKey(spec), spec]))
  const current = new Map(after.map((spec) => [specKey(spec), spec]))
  const keys = [...new Set([...oldNames.keys(), ...newNames.keys()])].sort()
  const changes = keys.flatMap((key): ReadonlyArray<Change> => {
    const [from, to] = [old.get(key), current.get(key)]
    const [oldName = '', newName = ''] = [oldNames.get(key), newNames.get(key)]
    if (from === undefined) return [{ operation: newName, bump: 'minor', reason: 'new operation' }]
    if (to === undefined) return [{ operation: oldName, bump: 'major', reason: 'the operation was removed' }]
    const renamed: ReadonlyArray<Change> =
      oldName === newName ? [] : [{ operation: newName, bump: 'major', reason: `was called ${oldName}` }]
    return [...renamed, ...diffSpec(from, to).map((one) => ({ operation: newName, ...one }))]
  })
  return { bump: strongest(changes), changes, changelog: changelogOf(changes) }
}
