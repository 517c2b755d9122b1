import type { Goal, Table } from '../measure/Table'

const floor = 'floor: undici, static body'
const ours = [
  'paifang top, undici',
  'paifang top, axios',
  'paifang opretail, undici',
  'paifang opretail, axios',
]
const intercepted = 'paifang top, axios, an interceptor'
const byHand = 'hand-written axios'
const peers = ['node-taobao-topclient', 'topsdk', 'taobao-sdk']

/** The least and the most at once are held to less, in fewer operations. */
const floorGoals: Readonly<Record<number, number>> = { 1: 1.6, 16: 1.35, 64: 1.35, 256: 1.45 }

const goals = (concurrency: number): ReadonlyArray<Goal> => {
  const atOnce = `${concurrency} at once`
  const atMost = floorGoals[concurrency] ?? NaN
  const [undici, axios] = ours as [string, string]
  return [
    { goal: 'P1', figure: `top, undici ÷ floor, ${atOnce}`, cell: undici, atMost },
    { goal: 'P1', figure: `opretail, undici ÷ floor, ${atOnce}`, cell: 'paifang opretail, undici', atMost },
    { goal: 'P2', figure: `top, axios ÷ floor, ${atOnce}`, cell: axios, atMost },
    { goal: 'P2', figure: `with an interceptor ÷ floor, ${atOnce}`, cell: intercepted, atMost: 3 },
    ...peers.map((over) => ({
      goal: 'P2',
      figure: `top, axios ÷ ${over}, ${atOnce}`,
      cell: axios,
      over,
      atMost: 0.25,
    })),
    { goal: 'P2', figure: `top, axios ÷ hand-written, ${atOnce}`, cell: axios, over: byHand, atMost: 0.12 },
  ].filter(({ goal }) => goal === 'P1' || isHeld(concurrency))
}

const slow = [byHand, ...peers]

const isHeld = (concurrency: number): boolean => concurrency === 16 || concurrency === 64

/** Most goals are about concurrency 16 and 64: those two are measured longer. */
export const callTable = (concurrency: 1 | 16 | 64 | 256): Table => {
  const held = isHeld(concurrency)
  return {
    name: `call-${String(concurrency)}`,
    title: `One signed call, concurrency ${String(concurrency)}`,
    group: 'call',
    module: 'call',
    cells: [floor, ...ours, intercepted, ...slow],
    baseline: floor,
    count: held ? 5_000 : 1_500,
    counts: Object.fromEntries(slow.map((cell) => [cell, held ? 400 : 150])),
    warmUp: 20_000,
    slow,
    slowWarmUp: 1_200,
    concurrency,
    server: true,
    goals: goals(concurrency),
  }
}
