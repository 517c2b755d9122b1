import { readEvents, type ClockShown, type Info, type SettingsShown } from '@paifang/emulator/control'
import { signal, type Signal } from '@preact/signals'
import type { Server } from '../server/createServer'
import type { Rows } from './createRows'

export type Link =
  | { readonly state: 'connecting' | 'live' | 'paused' | 'refused' | 'waiting' }
  | { readonly state: 'lost'; readonly againAt: number }

/** A clock, and when this page saw it: between two looks it goes on as this machine's does. */
export interface ClockSeen extends ClockShown {
  readonly seenAt: number
}

/** The emulator as the page sees it, kept current by its events. */
export interface Following {
  readonly link: Signal<Link>
  readonly info: Signal<Info | undefined>
  readonly clock: Signal<ClockSeen | undefined>
  readonly settings: Signal<SettingsShown | undefined>
  /** Whether the emulator was started anew since the page was opened. */
  readonly restarted: Signal<boolean>
  /** Changes whenever the rules of faults do. */
  readonly faults: Signal<number>
  /** Changes whenever rows of tables do: what was set, sessions, limits. */
  readonly tables: Signal<number>
  /** Changes whenever calls were recorded. */
  readonly calls: Signal<number>
  readonly pause: () => void
  readonly resume: () => void
}

const longestWaitMs = 30_000

/** Browsers open six connections to one server: so many windows may keep one, and the rest is left for everything else. */
const mostStreams = 4

/** Of a window that has no place among them: how long it reads, and how long it then waits. */
const [glimpseMs, betweenGlimpsesMs] = [1000, 4000]

/** Runs in one of the places that all windows of this page share; `false`: none is free. */
const inPlace = async (run: () => Promise<void>): Promise<boolean> => {
  for (let place = 0; place < mostStreams; place += 1) {
    const ran = await navigator.locks.request(
      `paifang.stream.${place}`,
      { ifAvailable: true },
      async (lock) => {
        if (lock !== null) await run()
        return lock !== null
      },
    )
    if (ran) return true
  }
  return false
}

/**
 * Reads the events of the emulator until the page ends, and goes on where it stopped: after a cut, after a pause, after
 * the tab was hidden. Connections to one server are few in a browser, so a hidden tab holds none.
 */
export const follow = (server: Server, rows: Rows): Following => {
  const link = signal<Link>({ state: 'connecting' })
  const info = signal<Info | undefined>(undefined)
  const clock = signal<ClockSeen | undefined>(undefined)
  const settings = signal<SettingsShown | undefined>(undefined)
  const restarted = signal(false)
  const faults = signal(0)
  const tables = signal(0)
  const calls = signal(0)
  let instance = ''
  let newest = 0
  let failures = 0
  let isPaused = false
  let running: AbortController | undefined
  let timer: number | undefined

  const greet = (told: string): void => {
    if (instance !== '' && instance !== told) {
      restarted.value = true
      rows.clear()
      newest = 0
    }
    instance = told
  }

  const read = async (signal: AbortSignal): Promise<'ended' | 'refused'> => {
    const from = instance === '' ? '0' : `${instance}:${newest}`
    const answer = await server.stream(`/api/emulator/events?after=${from}`, signal)
    if (answer.status === 401) return 'refused'
    if (!answer.ok || answer.body === null) return 'ended'
    for await (const told of readEvents(answer.body)) {
      failures = 0
      if (told.event === 'hello') {
        greet(told.data.instance)
        settings.value = told.data.settings
        link.value = { state: 'live' }
        const about = await server.get<Info>('/api/emulator/info')
        if ('ok' in about) {
          info.value = about.ok
          clock.value = { ...about.ok.clock, seenAt: Date.now() }
        }
      }
      if (told.event === 'rows') {
        newest = told.data.at(-1)?.[0] ?? newest
        rows.add(told.data)
        calls.value += 1
      }
      if (told.event === 'gap') {
        newest = Math.max(newest, told.data.to)
        rows.lack([told.data.from, told.data.to])
      }
      if (told.event === 'cleared') rows.clear()
      if (told.event === 'clock') clock.value = { ...told.data, seenAt: Date.now() }
      if (told.event === 'tables' || told.event === 'reset') tables.value += 1
      if (told.event === 'faults' || told.event === 'reset') faults.value += 1
    }
    return 'ended'
  }

  /** Reads until the emulator ends, or somebody does. */
  const readOn = async (own: AbortController): Promise<void> => {
    const end = await read(own.signal).catch((): 'ended' => 'ended')
    if (own.signal.aborted) return
    if (end === 'refused') {
      link.value = { state: 'refused' }
      return
    }
    const waitMs = Math.min(longestWaitMs, 1000 * 2 ** failures)
    failures += 1
    link.value = { state: 'lost', againAt: Date.now() + waitMs }
    timer = window.setTimeout(start, waitMs)
  }
  /** Reads what there is, and makes room for others. */
  const glimpse = async (own: AbortController): Promise<void> => {
    const enough = setTimeout(() => own.abort(), glimpseMs)
    const end = await read(own.signal).catch((): 'ended' => 'ended')
    clearTimeout(enough)
    if (running !== own) return
    link.value = { state: end === 'refused' ? end : 'waiting' }
    if (end === 'refused') return
    timer = window.setTimeout(start, betweenGlimpsesMs)
  }
  const run = async (): Promise<void> => {
    clearTimeout(timer)
    const own = new AbortController()
    running = own
    if (!(await inPlace(() => readOn(own))) && running === own) await glimpse(own)
  }
  const start = (): void => void run()
  const stop = (): void => {
    clearTimeout(timer)
    running?.abort()
    running = undefined
  }

  document.addEventListener('visibilitychange', () => {
    if (isPaused || link.value.state === 'refused') return
    stop()
    if (document.visibilityState === 'visible') start()
  })
  start()
  return {
    link,
    info,
    clock,
    settings,
    restarted,
    faults,
    tables,
    calls,
    pause: () => {
      isPaused = true
      stop()
      link.value = { state: 'paused' }
    },
    resume: () => {
      isPaused = false
      link.value = { state: 'connecting' }
      start()
    },
  }
}
