import type { Controls } from '../control/Controls'
import { createControl, controlPath } from '../control/serveControl'
import type { EmulatorContext } from '../EmulatorContext'
import { plainAnswer, textAnswer, type RawAnswer } from '../http/RawAnswer'
import { pathOf, type RawRequest } from '../http/RawRequest'
import { version } from '../version'

/** What a person sees who opens the emulator's address. */
const rootAnswer = (paths: ReadonlyArray<string>, origin: string, explorer: string | undefined): RawAnswer =>
  textAnswer(
    200,
    'text/plain;charset=UTF-8',
    [
      `Paifang emulator ${version}: platform gateways, emulated on this machine. It is not the platform.`,
      '',
      'Calls:        ' + paths.join(', '),
      `Control API:  ${controlPath} (lists itself), ${controlPath}/health, ${controlPath}/journal`,
      `Look inside:  paifang tail ${origin}`,
      explorer === undefined
        ? `Explorer:     paifang explore --emulator ${origin}`
        : `Explorer:     ${explorer} (open the link that was printed when it started)`,
      '',
    ].join('\n'),
    { 'x-content-type-options': 'nosniff' },
  )

/** Brings one request to one answer, whatever carries them. Never rejects: what nobody foresaw is a 500. */
export const createRouter = (
  context: EmulatorContext,
  controls: Controls,
  explorer: () => string | undefined = () => undefined,
): ((request: RawRequest) => Promise<RawAnswer>) => {
  const serveControl = createControl(context, controls)
  const routes = new Map(
    [...context.gateways.values()].flatMap(({ routes: own }) => own.map(({ path, serve }) => [path, serve])),
  )
  return async (request) => {
    const startedAt = performance.now()
    const path = pathOf(request)
    try {
      const serve = routes.get(path)
      if (serve !== undefined) return await serve(context, request)
      if (path === controlPath || path.startsWith(`${controlPath}/`)) return await serveControl(request)
      if (path === '/' && (request.verb === 'GET' || request.verb === 'HEAD'))
        return rootAnswer([...routes.keys()], controls.origin(), explorer())
      const served = [...routes.keys(), controlPath].join(', ')
      const answer = plainAnswer(404, `no such path; this emulator serves ${served}`)
      context.journal.record({ at: context.clock.now(), startedAt, request, answer, faults: [] })
      return answer
    } catch (thrown) {
      context.journal.note(`${path}: ${String(thrown)}`)
      return plainAnswer(500, 'the emulator failed; see its journal')
    }
  }
}
