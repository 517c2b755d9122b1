import { isLoopback } from '@paifang/transport'
import { isLeft } from 'fp-ts/Either'
import { parseJson } from '@paifang/contract'
import { parsePairs } from '../http/parsePairs'
import { textAnswer, type RawAnswer } from '../http/RawAnswer'
import { pathOf, queryOf, type RawRequest } from '../http/RawRequest'
import type { EmulatorContext } from '../EmulatorContext'
import type { Controls } from './Controls'
import type { ControlReply, Route } from './Route'
import { routesOf } from './routes'

/** Where the control API begins. */
export const controlPath = '/_paifang'

// What is shown is not sent to a gateway: it may hold whatever a request brought, half characters included.
const shown = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

const json = (status: number, value: unknown): RawAnswer =>
  textAnswer(status, 'application/json;charset=UTF-8', JSON.stringify(value ?? null, shown))

const hostName = (authority: string): string => authority.replace(/:\d+$/, '')

/** A page in a browser must not steer the emulator: neither by a foreign origin nor by a name that was bent to here. */
const isForeign = ({ headers }: RawRequest, origin: string, exposed: boolean): boolean => {
  const { origin: sender, host = 'localhost' } = headers
  if (sender !== undefined && sender !== origin) return true
  return !exposed && !isLoopback(hostName(host))
}

const indexOf = (routes: ReadonlyArray<Route>): unknown =>
  routes.map(({ verb, path, does }) => ({
    verb,
    path: `${controlPath}${path.replace(/\/$/, '/{id}')}`,
    does,
  }))

const run = (
  context: EmulatorContext,
  controls: Controls,
  routes: ReadonlyArray<Route>,
  request: RawRequest,
): ControlReply => {
  const below = pathOf(request).slice(controlPath.length)
  const route =
    routes.find(({ verb, path }) => verb === request.verb && path === below) ??
    routes.find(
      ({ verb, path }) =>
        verb === request.verb && path.endsWith('/') && below.startsWith(path) && below.length > path.length,
    )
  if (route === undefined) return { status: 404, problem: `no such route; GET ${controlPath} lists them` }
  const body = request.body.length === 0 ? undefined : parseJson(request.body)
  if (body !== undefined && isLeft(body)) return { status: 400, problem: 'the body: expected JSON' }
  return route.run({
    context,
    controls,
    query: new Map(parsePairs(queryOf(request), 100).pairs),
    rest: below.slice(route.path.length),
    body: body?.right,
  })
}

/** The control API: JSON in, JSON out, from any language. */
export const createControl = (
  context: EmulatorContext,
  controls: Controls,
): ((request: RawRequest) => RawAnswer) => {
  const routes = routesOf(context.gateways.values())
  return (request) => {
    if (isForeign(request, controls.origin(), context.settings.exposed))
      return json(403, { error: 'only from this machine' })
    if (/^\/_paifang\/?$/.test(pathOf(request)) && request.verb === 'GET') return json(200, indexOf(routes))
    const reply = run(context, controls, routes, request)
    return 'problem' in reply ? json(reply.status, { error: reply.problem }) : json(200, reply.value)
  }
}
