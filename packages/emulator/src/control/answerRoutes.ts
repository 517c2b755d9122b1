import { issuesOf, limited, integer, mask, struct, unknownValue } from '@paifang/contract'
import { isLeft } from 'fp-ts/Either'
import type { AnswerSet } from '../contract/ControlApi'
import { done, withBody } from './body'
import type { Route } from './Route'

const AnswerBody = struct<{ readonly output: unknown; readonly times?: number }>('answer', {
  required: { output: unknownValue },
  optional: { times: limited(integer, { minValue: 1 }) },
})

/** What operations answer because somebody says so. */
export const answerRoutes: ReadonlyArray<Route> = [
  {
    verb: 'GET',
    path: '/answers',
    does: 'the answers that were set, masked, and how often each was given',
    run: ({ context: { state, operations, settings } }) => ({
      value: state.answers.rows().map(([method, { output, times, given }]): AnswerSet => {
        const operation = operations.all.find((one) => one.method === method)
        const shown = settings.showSensitive ? output : mask(output, operation?.sensitive ?? [[]])
        return { method, times: times ?? null, given, output: shown }
      }),
    }),
  },
  {
    verb: 'PUT',
    path: '/answers/{method}',
    does: 'what the operation of that name answers from now on, whatever handles it: {"output", "times"?}',
    run: ({ context: { state, operations }, rest, body }) =>
      withBody(AnswerBody, body, ({ output, times }) => {
        const operation = operations.all.find(({ method }) => method === rest)
        if (operation === undefined) return { status: 404, problem: 'no such operation' }
        const decoded = operation.output.decode(output)
        if (isLeft(decoded)) {
          const [issue] = issuesOf(decoded.left)
          return {
            status: 400,
            problem: `${['output', issue?.path].filter(Boolean).join('.')}: expected ${issue?.expected ?? ''}`,
          }
        }
        state.answers.put(rest, { output, given: 0, ...(times === undefined ? {} : { times }) })
        return done
      }),
  },
  {
    verb: 'DELETE',
    path: '/answers/{method}',
    does: 'lets it answer as before',
    run: ({ context: { state }, rest }) =>
      state.answers.remove(rest) ? done : { status: 404, problem: 'nothing was set' },
  },
]
