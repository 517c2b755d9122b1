import { wishProblem } from '../lists/listProblem'
import type { EmulatorContext } from '../EmulatorContext'
import { done } from './body'
import type { ControlReply, ControlRequest, Route } from './Route'

const wish = (
  of: 'paged' | 'batches',
  { context, rest, body = {} }: ControlRequest,
  put: (context: EmulatorContext, method: string) => void,
): ControlReply => {
  const operation = context.operations.all.find(({ method }) => method === rest)
  if (operation === undefined) return { status: 404, problem: 'no such operation' }
  const problem = wishProblem(of, body, operation)
  if (problem !== undefined) return { status: 400, problem }
  put(context, rest)
  return done
}

/** How paged operations answer, and those that take many rows. */
export const listRoutes: ReadonlyArray<Route> = [
  {
    verb: 'PUT',
    path: '/paged/{method}',
    does: 'how the operation of that name answers in pages: {"count"?, "changes"?, "cap"?, "total"?, …}',
    run: (request) =>
      wish('paged', request, ({ state }, method) => state.paged.put(method, request.body ?? {})),
  },
  {
    verb: 'DELETE',
    path: '/paged/{method}',
    does: 'lets it answer as at first',
    run: ({ context: { state }, rest }) =>
      state.paged.remove(rest) ? done : { status: 404, problem: 'nothing was wished for' },
  },
  {
    verb: 'PUT',
    path: '/batches/{method}',
    does: 'which rows the operation of that name refuses: {"refuses"?: [id], "percent"?, "writes"?, "silent"?, …}',
    run: (request) =>
      wish('batches', request, ({ state }, method) => state.batches.put(method, request.body ?? {})),
  },
  {
    verb: 'DELETE',
    path: '/batches/{method}',
    does: 'lets it take every row again',
    run: ({ context: { state }, rest }) =>
      state.batches.remove(rest) ? done : { status: 404, problem: 'nothing was wished for' },
  },
]
