import { unknownStruct } from '@paifang/contract'
import type { EmulatorContext } from '../EmulatorContext'
import type { FaultRule } from '../faults/Fault'
import { faultProblem } from '../faults/faultProblem'
import type { FaultPreviewShown } from '../contract/ControlApi'
import { rowFlags, summaryOf } from '../contract/Row'
import { readLine } from '../journal/createRows'
import { done, withBody } from './body'
import type { ControlReply, Route } from './Route'

const add = (context: EmulatorContext, rule: Readonly<Record<string, unknown>>): ControlReply => {
  const problem = faultProblem(rule, [...context.gateways.keys()])
  if (problem !== undefined) return { status: 400, problem }
  try {
    return { value: { id: context.faults.add(rule as unknown as FaultRule) } }
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

const change = (
  context: EmulatorContext,
  id: string,
  { paused, before }: Readonly<Record<string, unknown>>,
): ControlReply => {
  if (paused !== undefined && typeof paused !== 'boolean')
    return { status: 400, problem: 'paused: expected true or false' }
  if (before !== undefined && before !== null && typeof before !== 'string')
    return { status: 400, problem: 'before: expected the id of another rule, or null' }
  if (!context.faults.list().some((rule) => rule.id === id)) return { status: 404, problem: 'no such rule' }
  const problem = context.faults.change(id, {
    ...(paused === undefined ? {} : { isPaused: paused }),
    ...(before === undefined ? {} : { before }),
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
    verb: 'POST',
    path: '/faults',
    does: 'adds a rule: {"fault": {"kind", …}, "operation"?, "gateway"?, "app"?, "nth"?, "times"?, "probability"?, "seed"?}; answers {"id"}',
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
    does: 'pauses the rule of that id or lets it go on, moves it before another or, with null, to the end: {"paused"?, "before"?: id}',
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
