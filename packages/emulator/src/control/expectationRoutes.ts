import { integer, struct, text, unknownStruct } from '@paifang/contract'
import { callsOf } from '../client/callsOf'
import { meets } from '../client/expectCalls'
import type { Expectation } from '../client/Expectation'
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

const judged = (context: EmulatorContext, { operation, expectation }: Held): unknown => {
  const seen = callsOf(context.journal.kept(), operation).filter((call) => meets(call, expectation)).length
  const { times } = expectation
  return {
    method: operation.method,
    times: times ?? null,
    seen,
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
      const expectations = controls.expectations.map((held) => judged(context, held)) as ReadonlyArray<{
        met: boolean
      }>
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
        const held: Held = { operation, expectation }
        controls.expectations.push(held)
        if (controls.expectations.length > most) controls.expectations.shift()
        return { value: judged(context, held) }
      }),
  },
  {
    verb: 'DELETE',
    path: '/expectations',
    does: 'forgets every expectation',
    run: ({ controls }) => {
      controls.expectations.length = 0
      return done
    },
  },
]
