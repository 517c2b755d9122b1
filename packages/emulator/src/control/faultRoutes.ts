import { decimal, integer, list, struct, text, unknownStruct } from '@paifang/contract'
import { faultKinds, type Fault, type FaultRule } from '../faults/Fault'
import { done, withBody } from './body'
import type { Route } from './Route'

interface RuleWish {
  readonly fault: Readonly<Record<string, unknown>>
  readonly gateway?: string
  readonly operation?: string
  readonly app?: string
  readonly nth?: ReadonlyArray<number>
  readonly times?: number
  readonly probability?: string
  readonly seed?: number
}

const RuleBody = struct<RuleWish>('fault rule', {
  required: { fault: unknownStruct },
  optional: {
    gateway: text,
    operation: text,
    app: text,
    nth: list(integer),
    times: integer,
    probability: decimal,
    seed: integer,
  },
})

const asRule = ({ fault, probability, ...rule }: RuleWish): FaultRule => ({
  ...rule,
  fault: fault as unknown as Fault,
  ...(probability === undefined ? {} : { probability: Number(probability) }),
})

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
    run: ({ context, body }) =>
      withBody(RuleBody, body, (rule) =>
        faultKinds.includes(String(rule.fault['kind']))
          ? { value: { id: context.faults.add(asRule(rule)) } }
          : { status: 400, problem: `fault.kind: expected one of ${faultKinds.join(', ')}` },
      ),
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
    path: '/faults/',
    does: 'removes the rule of that id',
    run: ({ context, rest }) =>
      context.faults.remove(rest) ? done : { status: 404, problem: 'no such rule' },
  },
]
