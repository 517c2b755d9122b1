import { unknownStruct } from '@paifang/contract'
import type { EmulatorContext } from '../EmulatorContext'
import type { FaultRule } from '../faults/Fault'
import { faultProblem } from '../faults/faultProblem'
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
