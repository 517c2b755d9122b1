import {
  businessError,
  outputError,
  type BusinessError,
  type CallError,
  type OutputError,
} from '@paifang/result'
import { excerptOf } from './excerpt'
import { scrub, type Hidden } from './scrub'

const longestText = 1_000
const deepest = 8

/** Words of ours, and what names the operation: nothing of an answer is in them, and programs compare them. */
const own: ReadonlySet<string> = new Set([
  '_tag',
  'method',
  'gateway',
  'kind',
  'reason',
  'sent',
  'subject',
  'advice',
])

/**
 * The error with every text that came from outside scrubbed, whatever its tag: first scrubbed, then cut. The excerpt of a
 * `ProtocolError` is masked as well, so a gateway puts the beginning of the answer there as it is.
 */
export const scrubError = <E extends CallError>(error: E, hidden: Hidden): E => {
  const shown: CallError & E = scrubMembers(error, hidden)
  switch (error._tag) {
    case 'ProtocolError':
      return { ...shown, excerpt: excerptOf(error.excerpt, hidden) }
    case 'BusinessError':
      return businessError({ ...(shown as BusinessError), output: error.output }) as CallError as E
    case 'OutputError':
      return outputError({ ...(shown as OutputError), raw: error.raw }) as CallError as E
    default:
      return shown
  }
}

const scrubMembers = <T extends object>(value: T, hidden: Hidden): T =>
  Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      own.has(name) ? member : scrubValue(member, hidden, 1),
    ]),
  ) as T

const scrubValue = (value: unknown, hidden: Hidden, depth: number): unknown => {
  if (typeof value === 'string')
    return scrub(value, hidden, { isCut: value.length >= longestText }).slice(0, longestText)
  if (typeof value !== 'object' || value === null) return value
  if (depth > deepest) return undefined
  if (Array.isArray(value)) return value.map((item) => scrubValue(item, hidden, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, scrubValue(member, hidden, depth + 1)]),
  )
}
