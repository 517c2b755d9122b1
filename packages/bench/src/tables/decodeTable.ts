import type { Goal, Table } from '../measure/Table'

const parsed = ['JSON.parse', 'JSON.parse, 256 shapes']
const ours = ['struct, one shape', 'struct, 256 shapes', 'struct, strict keys', 'struct, 3 transforms']
const rivals = ['io-ts, one shape', 'io-ts, 256 shapes', 'zod, one shape', 'zod, 256 shapes']

const goals: ReadonlyArray<Goal> = [
  { goal: 'P5', figure: 'one shape', cell: 'struct, one shape', atMost: 0.1 },
  {
    goal: 'P5',
    figure: '256 shapes',
    cell: 'struct, 256 shapes',
    over: 'JSON.parse, 256 shapes',
    atMost: 0.1,
  },
  { goal: 'P5', figure: 'strict keys', cell: 'struct, strict keys', atMost: 0.1 },
  { goal: 'P5', figure: '3 transforms', cell: 'struct, 3 transforms', atMost: 0.4 },
]

export const decodeTable: Table = {
  name: 'decode',
  title: 'Decoding 1,000 × 15 fields',
  module: 'decode',
  cells: [...parsed, ...ours, ...rivals],
  baseline: 'JSON.parse',
  count: 800,
  counts: Object.fromEntries([...parsed, ...rivals].map((cell) => [cell, 100])),
  slow: rivals,
  goals,
}
