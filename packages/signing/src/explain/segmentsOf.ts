import { digestName, type DigestForm } from './DigestForm'
import type { Segment } from './Sides'
import type { SigningVariant } from './SigningVariant'

/** Characters that no text has: those of a text are replaced before. */
const marks = { open: '\uE000', end: '\uE001', close: '\uE002' } as const

const markFree = (text: string): string => text.replace(/[\uE000-\uE002]/g, '\uFFFD')

const marked = (kind: 'n' | 'v', at: number, text: string): string =>
  `${marks.open}${kind}${at}${marks.end}${markFree(text)}${marks.close}`

const piece = /\uE000([nv])(\d+)\uE001([^\uE002]*)\uE002|([^\uE000]+)/g

const secret = (text: string): ReadonlyArray<Segment> => [{ kind: 'secret', text }]

/** The variant's own way to join, told apart again: names and values are marked before and found behind. */
export const segmentsOf = ({
  pairs,
  order,
  join,
  body,
  digest,
  secret: own,
}: SigningVariant): ReadonlyArray<Segment> => {
  const sorted = order === undefined ? pairs : [...pairs].sort(order)
  const joined = join(sorted.map(([name, text], at) => [marked('n', at, name), marked('v', at, text)]))
  const segments = [...joined.matchAll(piece)].map(([, kind, at, text = '', glue]): Segment => {
    if (glue !== undefined) return { kind: 'glue', text: glue }
    return { kind: kind === 'n' ? 'name' : 'value', text, field: markFree(sorted[Number(at)]?.[0] ?? '') }
  })
  const place = digest.secret
  const around = place === 'around' || place === 'key-and-around'
  return [
    ...(around || place === 'head' ? secret(own) : []),
    ...segments.filter(({ text }) => text !== ''),
    ...(body === '' ? [] : [{ kind: 'body' as const, text: markFree(body) }]),
    ...(around || place === 'tail' ? secret(own) : []),
  ]
}

const keys: Readonly<Partial<Record<DigestForm['secret'], string>>> = {
  key: 'key ‹secret›, text',
  'key-and-around': 'key ‹secret›, text',
  'key-in-hex': 'key ‹secret› read as hex, text',
  'key-in-base64': 'key ‹secret› read as Base64, text',
  text: 'key text, ‹secret›',
}

/** How a digest makes a signature of the segments' text. */
export const formulaOf = (digest: DigestForm): string =>
  `${digestName(digest)}(${keys[digest.secret] ?? 'text'})`
