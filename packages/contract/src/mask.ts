import { jsonText } from '@paifang/wire'
import { isRecord, put } from './record'
import { parseJson } from './json/parseJson'
import type { Path } from './Path'

const stars = '***'
const maxDepth = 64

/**
 * The value with every sensitive member replaced by `'***'`; the rest is shared, not copied. Lists, single-member
 * wrappers and JSON text on the way are looked into. Never throws: what cannot be looked into becomes `'***'`.
 */
export const mask = (value: unknown, sensitive: ReadonlyArray<Path>): unknown =>
  sensitive.reduce<unknown>((shown, path) => {
    try {
      return cover({ path, done: new Map() }, shown, 0, 0)
    } catch {
      return stars
    }
  }, value)

interface Job {
  readonly path: Path
  /** By place in the path: what each object became. Shared objects are done once, and a cycle ends here. */
  readonly done: Map<number, Map<object, unknown>>
}

const cover = (job: Job, value: unknown, at: number, depth: number): unknown => {
  if (value === undefined || value === null) return value
  if (at === job.path.length || depth > maxDepth) return stars
  if (typeof value === 'string') return coverText(job, value, at, depth)
  if (typeof value !== 'object') return value
  if (!Array.isArray(value) && !isRecord(value)) return stars
  const known = job.done.get(at) ?? new Map<object, unknown>()
  job.done.set(at, known)
  if (known.has(value)) return known.get(value)
  known.set(value, stars)
  const covered = Array.isArray(value)
    ? value.map((item: unknown) => cover(job, item, at, depth + 1))
    : coverMembers(job, value, at, depth)
  known.set(value, covered)
  return covered
}

const coverMembers = (
  job: Job,
  value: Readonly<Record<string, unknown>>,
  at: number,
  depth: number,
): unknown => {
  const keys = Object.keys(value)
  const wanted = job.path[at] as string
  const [only] = keys
  const wrapped = keys.length === 1 && only !== undefined && only !== wanted && mayHold(value[only])
  if (!wrapped && !Object.hasOwn(value, wanted)) return value
  const out: Record<string, unknown> = {}
  for (const key of keys) {
    const member = value[key]
    put(out, key, wrapped || key === wanted ? cover(job, member, wrapped ? at : at + 1, depth + 1) : member)
  }
  return out
}

const looksLikeJson = (text: string): boolean => /^\s*[[{]/.test(text)

const mayHold = (member: unknown): boolean =>
  typeof member === 'string' ? looksLikeJson(member) : typeof member === 'object'

const coverText = (job: Job, value: string, at: number, depth: number): unknown => {
  if (!looksLikeJson(value)) return value === '' ? value : stars
  const parsed = parseJson(value, { maxDepth, longIntegers: 'bigint' })
  if (parsed._tag === 'Left') return stars
  const covered = cover(job, parsed.right, at, depth + 1)
  try {
    return jsonText(covered)
  } catch {
    // Half a character, say: this text is not shown, what stands beside it is.
    return stars
  }
}
