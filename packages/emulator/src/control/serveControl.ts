import { isLeft } from 'fp-ts/Either'
import { parseJson } from '@paifang/contract'
import { parsePairs } from '../http/parsePairs'
import { textAnswer, type RawAnswer } from '../http/RawAnswer'
import { pathOf, queryOf, type RawRequest } from '../http/RawRequest'
import type { EmulatorContext } from '../EmulatorContext'
import type { Controls } from './Controls'
import { inChinese } from './inChinese'
import type { ControlReply, Route } from './Route'
import { routesOf } from './routes'

/** Where the control API begins. */
export const controlPath = '/_paifang'

// What is shown is not sent to a gateway: it may hold whatever a request brought, half characters included.
const shown = (_name: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value)

/** A browser neither guesses what an answer is nor keeps it. */
const quiet = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' }

const json = (status: number, value: unknown): RawAnswer =>
  textAnswer(status, 'application/json;charset=UTF-8', JSON.stringify(value ?? null, shown), quiet)

/** Names by which this machine calls itself, with the port that is listened on. */
const ownHosts = (origin: string): ReadonlyArray<string> => {
  const { host, port } = new URL(origin)
  return [host, `127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]
}

/**
 * A page in a browser must not read or steer the emulator: neither by a foreign origin nor by a name that was bent to
 * here. Exposed, it cannot know by which names and ports others reach it: a page then has to be of the same origin.
 */
const isForeign = ({ headers }: RawRequest, origin: string, exposed: boolean): boolean => {
  const { origin: sender, host = '', 'sec-fetch-site': site = 'none' } = headers
  if (site !== 'none' && site !== 'same-origin') return true
  const hosts = exposed ? [host] : ownHosts(origin)
  if (!hosts.includes(host.toLowerCase()) && !exposed) return true
  return sender !== undefined && !hosts.some((own) => sender === `http://${own}`)
}

const indexOf = (routes: ReadonlyArray<Route>): unknown =>
  routes.map(({ verb, path, does }) => ({
    verb,
    path: `${controlPath}${path}`,
    does,
  }))

/** What stands in place of `{…}` where a path fits a route; `''` where the route has none. */
const restOf = (route: string, path: string): string | undefined => {
  const open = route.indexOf('{')
  if (open < 0) return route === path ? '' : undefined
  const [before, behind] = [route.slice(0, open), route.slice(route.indexOf('}') + 1)]
  if (!path.startsWith(before) || !path.endsWith(behind)) return undefined
  const rest = path.slice(before.length, path.length - behind.length)
  return rest === '' || rest.includes('/') ? undefined : rest
}

const matching = (
  routes: ReadonlyArray<Route>,
  verb: string,
  path: string,
): { readonly route: Route; readonly rest: string } | undefined => {
  const fitting = routes.flatMap((route) => {
    const rest = route.verb === verb ? restOf(route.path, path) : undefined
    return rest === undefined ? [] : [{ route, rest }]
  })
  return fitting.find(({ rest }) => rest === '') ?? fitting[0]
}

const run = (
  context: EmulatorContext,
  controls: Controls,
  routes: ReadonlyArray<Route>,
  request: RawRequest,
): ControlReply | Promise<ControlReply> => {
  const below = pathOf(request).slice(controlPath.length)
  const found = matching(routes, request.verb, below)
  if (found === undefined) return { status: 404, problem: `no such route; GET ${controlPath} lists them` }
  const body = request.body.length === 0 ? undefined : parseJson(request.body)
  if (body !== undefined && isLeft(body)) return { status: 400, problem: 'the body: expected JSON' }
  return found.route.run({
    context,
    controls,
    headers: request.headers,
    query: new Map(parsePairs(queryOf(request), 100).pairs),
    rest: found.rest,
    body: body?.right,
  })
}

const answerOf = (reply: ControlReply): RawAnswer => {
  if ('answer' in reply) return { ...reply.answer, headers: { ...quiet, ...reply.answer.headers } }
  if (!('problem' in reply)) return json(200, reply.value)
  const { problem, zh = inChinese(problem), code } = reply
  return json(reply.status, { error: problem, zh, code })
}

/** The control API: JSON in, JSON out, from any language. */
export const createControl = (
  context: EmulatorContext,
  controls: Controls,
): ((request: RawRequest) => RawAnswer | Promise<RawAnswer>) => {
  const routes = routesOf(context.gateways.values())
  return (request) => {
    if (isForeign(request, controls.origin(), context.settings.exposed))
      return json(403, { error: 'only from this machine' })
    if (/^\/_paifang\/?$/.test(pathOf(request)) && request.verb === 'GET') return json(200, indexOf(routes))
    const reply = run(context, controls, routes, request)
    return reply instanceof Promise ? reply.then(answerOf) : answerOf(reply)
  }
}
