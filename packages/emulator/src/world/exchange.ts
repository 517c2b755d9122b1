import type { Controls } from '../control/Controls'
import { controlPath, serveControl } from '../control/serveControl'
import { plainAnswer, type RawAnswer } from '../http/RawAnswer'
import { pathOf, type RawRequest } from '../http/RawRequest'
import { isUnreadable, takeApart } from '../http/takeApart'
import { opretailDialect } from '../opretail/opretailDialect'
import { serveBatch } from '../top/serveBatch'
import { topDialect } from '../top/topDialect'
import { serveCall } from './serveCall'
import type { Received, Unreadable } from '../http/Received'
import type { World } from './World'

type Serve = (world: World, request: RawRequest, received: Received) => Promise<RawAnswer>

const routes: ReadonlyMap<string, Serve> = new Map<string, Serve>([
  ['/router/rest', (world, request, received) => serveCall(world, topDialect, request, received)],
  ['/router/batch', serveBatch],
  ['/cloud.api', (world, request, received) => serveCall(world, opretailDialect, request, received)],
  ['/m.api', (world, request, received) => serveCall(world, opretailDialect, request, received)],
])

const serveGateway = (world: World, serve: Serve, request: RawRequest): RawAnswer | Promise<RawAnswer> => {
  const startedAt = performance.now()
  const serveApart = (apart: Received | Unreadable): RawAnswer | Promise<RawAnswer> => {
    if (!isUnreadable(apart)) return serve(world, request, apart)
    const answer = plainAnswer(apart.status, apart.reason)
    world.journal.record({ at: world.clock.now(), startedAt, request, answer, faults: [] })
    return answer
  }
  const apart = takeApart(request, world.settings.limits.params)
  return apart instanceof Promise ? apart.then(serveApart) : serveApart(apart)
}

/** One request to one answer, whatever carries them. Never rejects: what nobody foresaw is a 500. */
export const exchange = async (world: World, controls: Controls, request: RawRequest): Promise<RawAnswer> => {
  const path = pathOf(request)
  try {
    const serve = routes.get(path)
    if (serve !== undefined) return await serveGateway(world, serve, request)
    if (path === controlPath || path.startsWith(`${controlPath}/`)) {
      return serveControl(world, controls, request, world.settings.exposed)
    }
    return plainAnswer(
      404,
      `no such path; this emulator serves ${[...routes.keys(), controlPath].join(', ')}`,
    )
  } catch (thrown) {
    world.journal.note(`${path}: ${String(thrown)}`)
    return plainAnswer(500, 'the emulator failed; see its journal')
  }
}
