import type { Goal, Table } from '../measure/Table'

const floor = 'floor: undici, static body'
const ours = [
  'paifang top, undici',
  'paifang top, axios',
  'paifang opretail, undici',
  'paifang opretail, axios',
]
const byHand = 'hand-written axios'
const peers = ['node-taobao-topclient', 'topsdk', 'taobao-sdk']

const goals = (concurrency: number): ReadonlyArray<Goal> => [
  {
    goal: 'P1',
    figure: `top, undici ÷ floor, ${concurrency} at once`,
    cell: 'paifang top, undici',
    atMost: 1.5,
  },
  {
    goal: 'P2',
    figure: `top, axios ÷ floor, ${concurrency} at once`,
    cell: 'paifang top, axios',
    atMost: 2.3,
  },
  ...peers.map((over) => ({
    goal: 'P2',
    figure: `top, axios ÷ ${over}, ${concurrency} at once`,
    cell: 'paifang top, axios',
    over,
    atMost: 0.4,
  })),
  {
    goal: 'P2',
    figure: `top, axios ÷ hand-written, ${concurrency} at once`,
    cell: 'paifang top, axios',
    over: byHand,
    atMost: 0.2,
  },
]

const slow = [byHand, ...peers]

/** The goals name concurrency 16 and 64: those two are measured longer. */
export const callTable = (concurrency: 1 | 16 | 64 | 256): Table => {
  const held = concurrency === 16 || concurrency === 64
  return {
    name: `call-${String(concurrency)}`,
    title: `One signed call, concurrency ${String(concurrency)}`,
    group: 'call',
    module: 'call',
    cells: [floor, ...ours, ...slow],
    baseline: floor,
    count: held ? 5_000 : 1_500,
    counts: Object.fromEntries(slow.map((cell) => [cell, held ? 400 : 150])),
    warmUp: 10_000,
    slow,
    slowWarmUp: 1_200,
    concurrency,
    server: true,
    ...(held ? { goals: goals(concurrency) } : {}),
  }
}
