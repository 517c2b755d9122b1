import { integer, mask, struct, text, unknownStruct } from '@paifang/contract'
import type { AnyOperation } from '../call/Operations'
import { callsOf } from '../client/callsOf'
import { meets } from '../client/expectCalls'
import type { Expectation } from '../client/Expectation'
import type { ExpectationShown } from '../contract/ControlApi'
import { done, withBody } from './body'
import type { Controls } from './Controls'
import type { Route } from './Route'
import type { EmulatorContext } from '../EmulatorContext'

interface Wish {
  readonly method: string
  readonly times?: number
  readonly outcome?: string
  readonly input?: Readonly<Record<string, unknown>>
}

const WishBody = struct<Wish>('expectation', {
  required: { method: text },
  optional: { times: integer, outcome: text, input: unknownStruct },
})

type Held = Controls['expectations'][number]

const shownInput = (
  { settings }: EmulatorContext,
  operation: AnyOperation,
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  settings.showSensitive ? input : (mask(input, operation.sensitive) as Readonly<Record<string, unknown>>)

const judged = (context: EmulatorContext, { id, operation, expectation }: Held): ExpectationShown => {
  const calls = callsOf(context.journal.kept(), operation)
  const seen = calls.filter((call) => meets(call, expectation)).length
  const { times, outcome, input } = expectation
  return {
    id,
    method: operation.method,
    times: times ?? null,
    outcome: outcome ?? null,
    input:
      typeof input === 'object' ? shownInput(context, operation, input as Record<string, unknown>) : null,
    seen,
    others: calls.length - seen,
    met: times === undefined ? seen > 0 : seen === times,
  }
}

const most = 1000

/** What should have been called. */
export const expectationRoutes: ReadonlyArray<Route> = [
  {
    verb: 'GET',
    path: '/expectations',
    does: 'every expectation with "seen" and "met"',
    run: ({ context, controls }) => {
      const expectations = controls.expectations.map((held) => judged(context, held))
      return { value: { met: expectations.every(({ met }) => met), expectations } }
    },
  },
  {
    verb: 'POST',
    path: '/expectations',
    does: 'expects calls: {"method","times"?,"outcome"?,"input"?}; input: members the decoded input must have',
    run: ({ context, controls, body }) =>
      withBody(WishBody, body, ({ method, outcome, ...rest }) => {
        const operation = context.operations.all.find((one) => one.method === method)
        if (operation === undefined) return { status: 404, problem: 'method: no such operation here' }
        const expectation: Expectation<unknown> = {
          ...rest,
          ...(outcome === 'answered' || outcome === 'refused' || outcome === 'fault' ? { outcome } : {}),
        }
        const id = String(Number(controls.expectations.at(-1)?.id ?? 0) + 1)
        const held: Held = { id, operation, expectation }
        controls.expectations.push(held)
        if (controls.expectations.length > most) controls.expectations.shift()
        context.events.changed('expectations')
        return { value: judged(context, held) }
      }),
  },
  {
    verb: 'DELETE',
    path: '/expectations/{id}',
    does: 'forgets the expectation of that id',
    run: ({ context, controls: { expectations }, rest }) => {
      const at = expectations.findIndex(({ id }) => id === rest)
      if (at < 0) return { status: 404, problem: 'no such expectation' }
      expectations.splice(at, 1)
      context.events.changed('expectations')
      return done
    },
  },
  {
    verb: 'DELETE',
    path: '/expectations',
    does: 'forgets every expectation',
    run: ({ context, controls }) => {
      controls.expectations.length = 0
      context.events.changed('expectations')
      return done
    },
  },
]
