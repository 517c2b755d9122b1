import { mistakes, nameAt, type Asked, type Call } from './mistakes'
import type { Entries, Gateway } from './oracle'

/** Mulberry32: numbers that a seed gives again on every machine. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const letters = 'bcdfghjkmnpqrstvw'

const word = (random: () => number): string =>
  Array.from(
    { length: 3 + Math.floor(random() * 6) },
    () => letters[Math.floor(random() * letters.length)],
  ).join('')

const texts: ReadonlyArray<(random: () => number) => string> = [
  word,
  (random) => `${word(random)} ${word(random)}`,
  (random) => `中${word(random)}文`,
  (random) => String(Math.floor(random() * 1e6) + 20),
  (random) => `http://h.example.com/${word(random)}?x=1`,
  (random) => JSON.stringify({ [word(random)]: word(random), n: [1, 2] }),
  (random) => `${word(random)},${word(random)}`,
  () => 'false',
  () => '2026-02-03 04:05:06',
]

/** A call with three to seven parameters of its own, of all kinds. */
export const randomCall = (gateway: Gateway, random: () => number): Call => {
  const own = Array.from({ length: 3 + Math.floor(random() * 5) }, (_, index) => {
    const text = texts[Math.floor(random() * texts.length)] ?? word
    return [`${word(random)}${index % 2 === 0 ? '_id' : 'Name'}`, text(random)] as const
  })
  const sent: Entries = [...Object.entries(gateway.system), ...new Map(own)]
  return {
    gateway,
    secret: `a1b2c3d4${Math.floor(random() * 1e8)
      .toString(16)
      .padStart(8, '0')}`,
    sent,
    random,
  }
}

export interface Answer {
  readonly name: string
  readonly differences: ReadonlyArray<{ readonly name: string; readonly field?: string }>
  readonly alternatives?: ReadonlyArray<{ readonly name: string }>
}

/** How an answer agrees with what was done. */
export const judge = (wanted: string | undefined, answer: Answer): 'right' | 'several' | 'none' | 'wrong' => {
  if (answer.name === 'none') return wanted === undefined ? 'right' : 'none'
  if (answer.name === wanted) return 'right'
  const names = [answer.name, ...(answer.alternatives ?? []).map(({ name }) => name)]
  return wanted !== undefined && names.includes(wanted) ? 'several' : 'wrong'
}

export interface Figures {
  asked: number
  right: number
  several: number
  none: number
  wrong: number
  readonly failed: string[]
}

export type Ask = (call: Call, asked: Asked) => Answer

/** Asks about every mistake, `runs` times at each gateway. */
export const figuresOf = (
  gateways: ReadonlyArray<Gateway>,
  runs: number,
  seed: number,
  ask: Ask,
): Figures => {
  const figures: Figures = { asked: 0, right: 0, several: 0, none: 0, wrong: 0, failed: [] }
  const random = randomFrom(seed)
  for (const gateway of gateways)
    for (const mistake of mistakes)
      for (let run = 0; run < runs; run++) {
        const call = randomCall(gateway, random)
        const asked = mistake.make(call)
        if (asked === undefined) continue
        const answer = ask(call, asked)
        const judged = judge(nameAt(mistake, gateway), answer)
        figures.asked++
        figures[judged]++
        if (judged !== 'right')
          figures.failed.push(`${judged}: ${gateway.name} ${mistake.what} -> ${answer.name}`)
      }
  return figures
}
