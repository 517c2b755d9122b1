import { version } from '../version'
import type { RawAnswer } from '../http/RawAnswer'
import type { EmulatorContext } from '../EmulatorContext'
import { wordsOfCheck } from '../gateway/checkWords'
import type { ChecksShown, Info, SettingsShown } from '../contract/ControlApi'
import type { ControlRequest, Route } from './Route'

const settingsShown = ({ settings }: EmulatorContext): SettingsShown => {
  const { seed, lenient, showSensitive, reveal, exposed } = settings
  return { seed, lenient, showSensitive, reveal, exposed }
}

const mostReaders = 100

/**
 * Where a reader goes on: `after` or the browser's own header, a seq or `instance:seq`. From the beginning where it knows
 * another instance, or a seq that this one has not reached; without either, only what is still to come.
 */
const startOf = ({ context, query, headers }: ControlRequest): number | undefined => {
  const newest = context.journal.info().newest
  const given = query.get('after') ?? headers['last-event-id']
  if (given === undefined || given === '') return newest
  const [, instance, seq] = /^(?:([0-9a-f]{1,64}):)?(\d{1,15})$/.exec(given) ?? []
  if (seq === undefined) return undefined
  const isOther = instance !== undefined && instance !== context.instance
  return isOther || Number(seq) > newest ? 0 : Number(seq)
}

const streamOf = (context: EmulatorContext, after: number): RawAnswer => {
  const { events, journal, instance } = context
  const hello = { instance, newest: journal.info().newest, version, settings: settingsShown(context) }
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream;charset=UTF-8' },
    body: new Uint8Array(0),
    delivery: {
      kind: 'stream',
      chunks: (signal) => events.stream({ hello, rows: journal.rows }, after, signal),
    },
  }
}

/** What the emulator is, and what happens in it. */
export const eventRoutes: ReadonlyArray<Route> = [
  {
    verb: 'GET',
    path: '/health',
    does: 'says that it serves: {"ok": true, "version"}',
    run: () => ({ value: { ok: true, version } }),
  },
  {
    verb: 'GET',
    path: '/info',
    does: 'instance, version, settings, clock, gateways, what the journal holds',
    run: ({ context }) => {
      const { clock, journal, gateways, operations, events, instance, startedMs } = context
      const value: Info = {
        instance,
        version,
        startedMs,
        realMs: Date.now(),
        clock: clock.shown(),
        settings: settingsShown(context),
        gateways: [...gateways].map(([name, { routes }]) => ({
          name,
          paths: routes.map(({ path }) => path),
          operations: operations.all.filter(({ gateway }) => gateway === name).length,
        })),
        journal: journal.info(),
        streams: events.readers(),
      }
      return { value }
    },
  },
  {
    verb: 'GET',
    path: '/checks',
    does: 'what each gateway looks at, in its order: {"gateway","path","checks": [{"name","en","zh"}]}',
    run: ({ context }) => ({
      value: [...context.gateways].flatMap(([gateway, { routes }]) =>
        routes.flatMap(({ path, checks }): ReadonlyArray<ChecksShown> =>
          checks === undefined
            ? []
            : [{ gateway, path, checks: checks.map((name) => ({ name, ...wordsOfCheck(name) })) }],
        ),
      ),
    }),
  },
  {
    verb: 'GET',
    path: '/events',
    does: 'what happens, as server-sent events: hello, rows, gap, cleared, reset, clock, faults, tables, note, bye; ?after=seq, or instance:seq, with what was missed',
    run: (request) => {
      const after = startOf(request)
      if (after === undefined) return { status: 400, problem: 'after: expected a seq, or instance:seq' }
      if (request.context.events.readers() >= mostReaders)
        return { status: 429, problem: `expected at most ${mostReaders} readers` }
      return { answer: streamOf(request.context, after) }
    },
  },
]
