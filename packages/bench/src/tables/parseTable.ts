import type { Table } from '../measure/Table'

const rivals = ['lossless-json', 'json-bigint']

export const parseTable = (body: string, atMost: number): Table => ({
  name: `parse-${body.replace(/\W+/g, '-')}`,
  title: `Id-safe parse of 1,000 records, ${body}`,
  module: 'parse',
  cells: ['JSON.parse', 'parseJson', ...rivals].map((cell) => `${cell}, ${body}`),
  baseline: `JSON.parse, ${body}`,
  count: 200,
  slow: rivals.map((cell) => `${cell}, ${body}`),
  counts: Object.fromEntries(rivals.map((cell) => [`${cell}, ${body}`, 50])),
  goals: [{ goal: 'P4', figure: body, cell: `parseJson, ${body}`, atMost }],
})
