import { boolean, dateTime, id, integer, struct, text, list, type Codec } from '@paifang/contract'
import * as t from 'io-ts'
import * as z from 'zod'
import type { Cell } from '../measure/Subject'

const names = Array.from({ length: 15 }, (_, i) => `field_${String(i)}`)

/** A report row of 15 fields; `mask` leaves optional ones out, so that pages have many shapes. */
const row = (i: number, shapes: number): Record<string, unknown> => {
  const mask = i % shapes
  return Object.fromEntries(
    names
      .map((name, at): [string, unknown] => [name, at % 3 === 0 ? at * 1000 + i : `text ${String(i)}`])
      .filter((_, at) => at < 7 || (mask & (1 << (at - 7))) === 0),
  )
}

const rows = (shapes: number): ReadonlyArray<Record<string, unknown>> =>
  // Through JSON, as answers come, so that hidden classes are those of a parser.
  JSON.parse(JSON.stringify(Array.from({ length: 1000 }, (_, i) => row(i, shapes)))) as ReadonlyArray<
    Record<string, unknown>
  >

const members = (number: unknown, word: unknown): Record<string, never> =>
  Object.fromEntries(names.map((name, at) => [name, at % 3 === 0 ? number : word])) as Record<string, never>

const ours = (unknownKeys: 'keep' | 'refuse'): Codec<ReadonlyArray<unknown>> =>
  list(
    struct<Record<string, unknown>>('Row', { optional: members(integer, text) } as never, {
      unknownKeys,
    }) as Codec<unknown>,
  )

const transformed = list(
  struct('Row', {
    optional: { ...members(integer, text), field_1: dateTime, field_3: id, field_4: boolean },
  } as never),
) as Codec<unknown>

const transformRows = rows(1).map((one, i) => ({
  ...one,
  field_1: '2016-01-01 12:00:00',
  field_3: 7_000_000 + i,
  field_4: 'true',
}))

const repeated =
  (input: unknown, decode: (input: unknown) => { readonly _tag: string }): Cell =>
  () => ({
    run: (count) => {
      for (let i = 0; i < count; i++) if (decode(input)._tag !== 'Right') throw new Error('did not decode')
    },
  })

const stock = t.array(t.partial(members(t.number, t.string)))
const zodList = z.array(z.object(members(z.number().optional(), z.string().optional())))
const zodDecode = (input: unknown): { readonly _tag: string } => ({
  _tag: zodList.safeParse(input).success ? 'Right' : 'Left',
})

const parsed = (input: unknown): Cell => {
  const json = JSON.stringify(input)
  return repeated(json, (value) => {
    JSON.parse(value as string)
    return { _tag: 'Right' }
  })
}

const one = rows(1)
const many = rows(256)
const keep = ours('keep')
const strict = ours('refuse')

export const cells: Readonly<Record<string, Cell>> = {
  'JSON.parse': parsed(one),
  'JSON.parse, 256 shapes': parsed(many),
  'struct, one shape': repeated(one, (value) => keep.decode(value)),
  'struct, 256 shapes': repeated(many, (value) => keep.decode(value)),
  'struct, strict keys': repeated(one, (value) => strict.decode(value)),
  'struct, 3 transforms': repeated(transformRows, (value) => transformed.decode(value)),
  'io-ts, one shape': repeated(one, (value) => stock.decode(value)),
  'io-ts, 256 shapes': repeated(many, (value) => stock.decode(value)),
  'zod, one shape': repeated(one, zodDecode),
  'zod, 256 shapes': repeated(many, zodDecode),
}
