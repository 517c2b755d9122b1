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
  readonly clear: () => void
  readonly list: () => ReadonlyArray<ActiveRule>
  /** The faults that strike this call; counts it. */
  readonly strike: (target: FaultTarget) => ReadonlyArray<Fault>
}

interface Entry {
  readonly id: string
  readonly rule: FaultRule
  readonly random: Random
  matched: number
  struck: number
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
  return {
    add: (rule) => {
      const problem = faultProblem({ ...rule }, gateways)
      if (problem !== undefined) throw new TypeError(problem)
      if (entries.length >= mostRules) throw new TypeError(`expected at most ${mostRules} rules`)
      count += 1
      const random = createRandom(rule.seed ?? seed + count)
      entries = [...entries, { id: String(count), rule, random, matched: 0, struck: 0 }]
      onChanged(entries.length)
      return String(count)
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
    list: () => entries.map(({ id, rule, matched, struck }) => ({ id, rule, matched, struck })),
    strike: (target) => {
      if (entries.length === 0) return none
      const struck: Array<Fault> = []
      for (const entry of entries) {
        if (!aimedAt(entry.rule, target)) continue
        entry.matched += 1
        if (!strikes(entry)) continue
        entry.struck += 1
        struck.push(entry.rule.fault)
      }
      return struck
    },
  }
}
