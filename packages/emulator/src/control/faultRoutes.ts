import { unknownStruct } from '@paifang/contract'
import type { EmulatorContext } from '../EmulatorContext'
import type { RuleChange } from '../faults/createFaults'
import { channelKinds, faultKinds, type FaultRule } from '../faults/Fault'
import { faultFields, faultProblem, neededFields } from '../faults/faultProblem'
import type { FaultKindShown, FaultPreviewShown } from '../contract/ControlApi'
import { rowFlags, summaryOf } from '../contract/Row'
import { readLine } from '../journal/createRows'
import { done, withBody } from './body'
import type { ControlReply, Route } from './Route'

type Members = Readonly<Record<string, unknown>>

/** Where a rule stands and whether it is paused, or what is wrong with that. */
const standingOf = (
  { faults }: EmulatorContext,
  { paused, before }: Members,
  own?: string,
): Pick<RuleChange, 'isPaused' | 'before'> | { readonly problem: string } => {
  if (paused !== undefined && typeof paused !== 'boolean')
    return { problem: 'paused: expected true or false' }
  if (before !== undefined && before !== null && typeof before !== 'string')
    return { problem: 'before: expected the id of another rule, or null' }
  if (typeof before === 'string' && !faults.list().some(({ id }) => id === before && id !== own))
    return { problem: 'before: expected the id of another rule, or null' }
  return {
    ...(paused === undefined ? {} : { isPaused: paused }),
    ...(before === undefined ? {} : { before }),
  }
}

const add = (context: EmulatorContext, { paused, before, ...rule }: Members): ControlReply => {
  const problem = faultProblem(rule, [...context.gateways.keys()])
  if (problem !== undefined) return { status: 400, problem }
  const standing = standingOf(context, { paused, before })
  if ('problem' in standing) return { status: 400, ...standing }
  try {
    const id = context.faults.add(rule as unknown as FaultRule)
    if (Object.keys(standing).length > 0) context.faults.change(id, standing)
    return { value: { id } }
  } catch (thrown) {
    return { status: 400, problem: thrown instanceof Error ? thrown.message : 'expected a rule' }
  }
}

/** Rows that are read for one preview. */
const mostLooked = 2000

const mostShown = 100

/** What a rule would have done to the last calls, as if it alone had been there. */
const preview = (context: EmulatorContext, rule: Readonly<Record<string, unknown>>): ControlReply => {
  const problem = faultProblem(rule, [...context.gateways.keys()])
  if (problem !== undefined) return { status: 400, problem }
  const { lines } = context.journal.rows.before(context.journal.info().newest + 1, mostLooked)
  const calls = lines
    .map((line) => summaryOf(readLine(line)))
    // A batch is no call: its lines are.
    .filter(({ gateway, flags }) => gateway !== '' && (flags & rowFlags.batch) === 0)
  const { matched, struck, places } = context.faults.preview(
    rule as unknown as FaultRule,
    calls.map(({ gateway, method, app }) => ({ gateway, operation: method, app })),
  )
  const value: FaultPreviewShown = {
    looked: calls.length,
    matched,
    struck,
    seqs: places.slice(-mostShown).flatMap((place) => calls[place]?.seq ?? []),
  }
  return { value }
}

const change = (context: EmulatorContext, id: string, { rule, ...standing }: Members): ControlReply => {
  if (!context.faults.list().some((one) => one.id === id)) return { status: 404, problem: 'no such rule' }
  const wish = standingOf(context, standing, id)
  if ('problem' in wish) return { status: 400, ...wish }
  if (rule !== undefined && (typeof rule !== 'object' || rule === null))
    return { status: 400, problem: 'rule: expected a rule' }
  const problem = context.faults.change(id, {
    ...wish,
    ...(rule === undefined ? {} : { rule: rule as FaultRule }),
  })
  return problem === undefined ? done : { status: 400, problem }
}

/** Injected faults. */
export const faultRoutes: ReadonlyArray<Route> = [
  {
    verb: 'GET',
    path: '/faults',
    does: 'the rules in force and how often each was met',
    run: ({ context }) => ({ value: context.faults.list() }),
  },
  {
    verb: 'GET',
    path: '/faults/kinds',
    does: 'every kind of fault with what it can be told: {"kind","fields": {name: {"type", …}},"needed","ofChannel"}',
    run: () => ({
      value: faultKinds.map((kind): FaultKindShown => ({
        kind,
        fields: faultFields[kind],
        needed: neededFields[kind] ?? [],
        ofChannel: channelKinds.has(kind),
      })),
    }),
  },
  {
    verb: 'POST',
    path: '/faults',
    does: 'adds a rule: {"fault": {"kind", …}, "operation"?, "gateway"?, "app"?, "nth"?, "times"?, "probability"?, "seed"?}, with "paused"? and "before"? as below; answers {"id"}',
    run: ({ context, body }) => withBody(unknownStruct, body, (rule) => add(context, rule)),
  },
  {
    verb: 'POST',
    path: '/faults/preview',
    does: 'what a rule would have done to the last 2000 calls, alone: {"looked","matched","struck","seqs": the last 100 it struck}; adds none',
    run: ({ context, body }) => withBody(unknownStruct, body, (rule) => preview(context, rule)),
  },
  {
    verb: 'POST',
    path: '/faults/{id}',
    does: 'pauses the rule of that id or lets it go on, moves it before another or, with null, to the end, puts another in its place, whose hits go on: {"paused"?, "before"?: id, "rule"?}',
    run: ({ context, rest, body }) => withBody(unknownStruct, body, (wish) => change(context, rest, wish)),
  },
  {
    verb: 'DELETE',
    path: '/faults',
    does: 'removes every rule',
    run: ({ context }) => {
      context.faults.clear()
      return done
    },
  },
  {
    verb: 'DELETE',
    path: '/faults/{id}',
    does: 'removes the rule of that id',
    run: ({ context, rest }) =>
      context.faults.remove(rest) ? done : { status: 404, problem: 'no such rule' },
  },
]
