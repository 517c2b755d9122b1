import type { Spec } from '../spec/Spec'
import type { Bump } from './Change'
import { diffFields, type FieldChange } from './diffFields'

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const diffSide = (side: 'input' | 'output', before: Spec, after: Spec): ReadonlyArray<FieldChange> => {
  const [from, to] = [before[side], after[side]]
  if (from === 'unknown' && to === 'unknown') return []
  if (from === 'unknown' || to === 'unknown') {
    const wider = side === 'input' && to === 'unknown'
    return [
      {
        bump: wider ? 'minor' : 'major',
        reason: `${side} is ${to === 'unknown' ? 'no longer' : 'now'} described`,
      },
    ]
  }
  const list: ReadonlyArray<FieldChange> =
    side === 'output' && before.outputIs !== after.outputIs
      ? [{ bump: 'major', reason: `output is ${after.outputIs === 'list' ? 'now' : 'no longer'} a list` }]
      : []
  return [...list, ...diffFields(side, from, to)]
}

const codesOf = (spec: Spec): ReadonlyArray<string> => spec.errors.map(({ code }) => code)

const diffCodes = (before: Spec, after: Spec): ReadonlyArray<FieldChange> => [
  ...codesOf(before)
    .filter((code) => !codesOf(after).includes(code))
    .map((code): FieldChange => ({ bump: 'major', reason: `code ${code} is no longer listed` })),
  ...codesOf(after)
    .filter((code) => !codesOf(before).includes(code))
    .map((code): FieldChange => ({ bump: 'minor', reason: `code ${code} is now listed` })),
]

const diffFacts = (before: Spec, after: Spec): ReadonlyArray<FieldChange> => {
  const to = (bump: Bump, what: string, from: unknown, now: unknown): ReadonlyArray<FieldChange> =>
    same(from, now) ? [] : [{ bump, reason: what }]
  return [
    ...to(
      after.session === 'required' ? 'major' : 'minor',
      `session: ${before.session} → ${after.session}`,
      before.session,
      after.session,
    ),
    ...to('major', 'the gateway changed', before.gateway, after.gateway),
    ...to('minor', 'the HTTP verb changed', before.verb, after.verb),
    ...to('minor', 'where the answer says how it ended changed', before.outcome, after.outcome),
    ...to('minor', 'whether it may be repeated changed', before.idempotent, after.idempotent),
    ...to(
      after.paging === undefined ? 'major' : 'minor',
      'how it pages changed',
      before.paging,
      after.paging,
    ),
    ...to('minor', 'how it takes many rows changed', before.bulk, after.bulk),
    ...to('patch', 'what is masked changed', before.sensitive, after.sensitive),
    ...to('patch', 'text changed', words(before, after), words(after, before)),
  ]
}

/** The texts of a spec, those of its codes only where the other lists the code too. */
const words = ({ title, description, errors }: Spec, other: Spec): unknown => [
  title,
  description,
  errors
    .filter(({ code }) => codesOf(other).includes(code))
    .map(({ code, message, solution }) => [code, message, solution]),
]

/** What changed between two versions of one operation. */
export const diffSpec = (before: Spec, after: Spec): ReadonlyArray<FieldChange> => [
  ...diffSide('input', before, after),
  ...diffSide('output', before, after),
  ...diffCodes(before, after),
  ...diffFacts(before, after),
]
