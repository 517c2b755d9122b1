import { signal } from '@preact/signals'

export const panes = ['calls', 'operations', 'signature', 'lab', 'messages', 'jobs'] as const
export type Pane = (typeof panes)[number]

/** What the address says: `#/calls/1042?q=is:refused`. It holds no secret and no input. */
export interface Route {
  readonly pane: Pane
  /** The call that is open; 0: none. */
  readonly seq: number
  /** The filter of the calls; the operation or job that is open. */
  readonly q: string
  /** The call that the open one is compared with; 0: none. */
  readonly beside: number
}

const seqOf = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : 0)

const read = (): Route => {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?')
  const [pane = '', seq = ''] = path.split('/')
  const params = new URLSearchParams(query)
  return {
    pane: panes.find((one) => one === pane) ?? 'calls',
    seq: seqOf(seq),
    q: params.get('q') ?? '',
    beside: seqOf(params.get('beside') ?? ''),
  }
}

export const route = signal<Route>(read())

export const hashOf = ({ pane, seq, q, beside }: Route): string => {
  const params = new URLSearchParams({
    ...(q === '' ? {} : { q }),
    ...(beside === 0 ? {} : { beside: String(beside) }),
  }).toString()
  return `#/${pane}${seq > 0 ? `/${seq}` : ''}${params === '' ? '' : `?${params}`}`
}

/** Goes there; words of a filter and calls that were walked over are no step of the browser's history. */
export const go = (change: Partial<Route>): void => {
  const elsewhere = change.pane !== undefined && change.pane !== route.value.pane
  const next = {
    ...route.value,
    ...(elsewhere ? { seq: 0, q: '' } : {}),
    ...(elsewhere || change.seq !== undefined ? { beside: 0 } : {}),
    ...change,
  }
  const step = elsewhere ? 'pushState' : 'replaceState'
  history[step](null, '', hashOf(next))
  route.value = next
}

export const followAddress = (): void =>
  addEventListener('popstate', () => {
    route.value = read()
  })
