import { createRandom, type Random } from '../random/Random'
import type { Fault, FaultRule } from './Fault'
import { faultProblem } from './faultProblem'

/** A rule in force, and how often it was met. */
export interface ActiveRule {
  readonly id: string
  readonly rule: FaultRule
  /** Calls that met gateway, operation and app. */
  readonly matched: number
  /** Calls it struck. */
  readonly struck: number
  /** It meets no call, and counts none, until it goes on. */
  readonly isPaused: boolean
}

/** What of a rule in force may be changed. */
export interface RuleChange {
  readonly isPaused?: boolean
  /** The rule that it comes before; `null`: it becomes the last. Of two that say the same of a call, the first has its way. */
  readonly before?: string | null
  /** Another rule in its place. */
  readonly rule?: FaultRule
}

/** What a rule would have done to calls that were made. */
export interface FaultPreview {
  readonly matched: number
  readonly struck: number
  /** Of those it would have struck, where they stand among the calls. */
  readonly places: ReadonlyArray<number>
}

export interface FaultTarget {
  readonly gateway: string
  readonly operation: string
  readonly app: string
  /** Not a call: only rules that name the operation strike it. */
  readonly mustBeNamed?: boolean
}

/** The rules in force. */
export interface Faults {
  /** Adds a rule and gives its id. @throws TypeError for a rule that can mean nothing, and for more than 1,000 rules */
  readonly add: (rule: FaultRule) => string
  readonly remove: (id: string) => boolean
  /** Gives what is wrong; nothing then changes. Its hits go on, and so does its chance, unless another seed is named. */
  readonly change: (id: string, change: RuleChange) => string | undefined
  /**
   * What a rule would have done, had it been the next one before these calls, oldest first. Changes nothing.
   * @throws TypeError for a rule that can mean nothing
   */
  readonly preview: (rule: FaultRule, calls: ReadonlyArray<FaultTarget>) => FaultPreview
  readonly clear: () => void
  readonly list: () => ReadonlyArray<ActiveRule>
  /** The faults that strike this call; counts it. */
  readonly strike: (target: FaultTarget) => ReadonlyArray<Fault>
}

interface Entry {
  readonly id: string
  rule: FaultRule
  random: Random
  matched: number
  struck: number
  isPaused: boolean
}

const aimedAt = (rule: FaultRule, target: FaultTarget): boolean =>
  (rule.gateway === undefined || rule.gateway === target.gateway) &&
  (rule.operation === undefined ? target.mustBeNamed !== true : rule.operation === target.operation) &&
  (rule.app === undefined || rule.app === target.app)

const strikes = (entry: Entry): boolean => {
  const { nth, times, probability } = entry.rule
  if (nth !== undefined && !(typeof nth === 'number' ? nth === entry.matched : nth.includes(entry.matched)))
    return false
  if (times !== undefined && entry.struck >= times) return false
  return probability === undefined || entry.random.next() < probability
}

/** Whether a rule strikes a call; counts it. */
const meets = (entry: Entry, target: FaultTarget): boolean => {
  if (entry.isPaused || !aimedAt(entry.rule, target)) return false
  entry.matched += 1
  if (!strikes(entry)) return false
  entry.struck += 1
  return true
}

const none: ReadonlyArray<Fault> = []

/** Every call is held against every rule. */
const mostRules = 1000

/** `gateways`: whose calls there are. */
export const createFaults = (
  seed: number,
  gateways: ReadonlyArray<string>,
  onChanged: (rules: number) => void = () => undefined,
): Faults => {
  let entries: ReadonlyArray<Entry> = []
  let count = 0
  /** The rule as the one of that number, not in force yet. */
  const entryOf = (rule: FaultRule, number: number): Entry => {
    const problem = faultProblem({ ...rule }, gateways)
    if (problem !== undefined) throw new TypeError(problem)
    const random = createRandom(rule.seed ?? seed + number)
    return { id: String(number), rule, random, matched: 0, struck: 0, isPaused: false }
  }
  return {
    add: (rule) => {
      const entry = entryOf(rule, count + 1)
      if (entries.length >= mostRules) throw new TypeError(`expected at most ${mostRules} rules`)
      count += 1
      entries = [...entries, entry]
      onChanged(entries.length)
      return entry.id
    },
    change: (id, { isPaused, before, rule }) => {
      const entry = entries.find((one) => one.id === id)
      if (entry === undefined) return 'no such rule'
      const others = entries.filter((one) => one !== entry)
      const at = before === null ? others.length : others.findIndex((one) => one.id === before)
      if (before !== undefined && at < 0) return 'before: expected the id of another rule, or null'
      const problem = rule === undefined ? undefined : faultProblem({ ...rule }, gateways)
      if (problem !== undefined) return problem
      if (rule !== undefined) {
        if (rule.seed !== entry.rule.seed) entry.random = createRandom(rule.seed ?? seed + Number(id))
        entry.rule = rule
      }
      if (before !== undefined) entries = [...others.slice(0, at), entry, ...others.slice(at)]
      if (isPaused !== undefined) entry.isPaused = isPaused
      onChanged(entries.length)
      return undefined
    },
    preview: (rule, calls) => {
      const entry = entryOf(rule, count + 1)
      const places = calls.flatMap((call, place) => (meets(entry, call) ? [place] : []))
      return { matched: entry.matched, struck: entry.struck, places }
    },
    remove: (id) => {
      const before = entries.length
      entries = entries.filter((entry) => entry.id !== id)
      if (entries.length < before) onChanged(entries.length)
      return entries.length < before
    },
    clear: () => {
      if (entries.length > 0) onChanged(0)
      entries = []
    },
    list: () =>
      entries.map(({ id, rule, matched, struck, isPaused }) => ({ id, rule, matched, struck, isPaused })),
    strike: (target) => {
      if (entries.length === 0) return none
      const struck: Array<Fault> = []
      for (const entry of entries) {
        if (meets(entry, target)) struck.push(entry.rule.fault)
      }
      return struck
    },
  }
}
