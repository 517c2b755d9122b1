import type { Goal, Table } from '../measure/Table'

const callCells = [
  'floor: undici, static body',
  'paifang top, undici',
  'paifang top, axios',
  'paifang opretail, undici',
  'paifang opretail, axios',
  'hand-written axios',
  'node-taobao-topclient',
  'topsdk',
  'taobao-sdk',
] as const

const peers = ['node-taobao-topclient', 'topsdk', 'taobao-sdk'] as const

const callGoals: ReadonlyArray<Goal> = [
  { goal: 'P1', figure: 'top, undici ÷ floor', cell: 'paifang top, undici', atMost: 1.5 },
  { goal: 'P2', figure: 'top, axios ÷ floor', cell: 'paifang top, axios', atMost: 2.3 },
  ...peers.map((over) => ({
    goal: 'P2',
    figure: `top, axios ÷ ${over}`,
    cell: 'paifang top, axios',
    over,
    atMost: 0.4,
  })),
  {
    goal: 'P2',
    figure: 'top, axios ÷ hand-written',
    cell: 'paifang top, axios',
    over: 'hand-written axios',
    atMost: 0.2,
  },
]

const call = (concurrency: number): Table => ({
  name: `call-${String(concurrency)}`,
  title: `One signed call, concurrency ${String(concurrency)}`,
  module: 'call',
  cells: callCells,
  baseline: callCells[0],
  count: concurrency === 1 ? 1500 : 4000,
  concurrency,
  server: true,
  ...(concurrency === 16 || concurrency === 64 ? { goals: callGoals } : {}),
})

const signed = (set: string, atMost: { readonly md5: number; readonly sha256?: number }): Table => ({
  name: `sign-${set.replace(/\W+/g, '-')}`,
  title: `Signing, ${set}`,
  module: 'sign',
  cells: [
    'bare md5',
    'signer-top md5',
    'signer-top hmac',
    'signer-top hmac-sha256',
    'signer-top sign() md5',
    'signer-opretail md5',
    'signer-opretail sha1',
    'by hand (createHash)',
  ].map((cell) => `${cell}, ${set}`),
  baseline: `bare md5, ${set}`,
  count: 100_000,
  goals: [
    { goal: 'P3', figure: `md5, ${set}`, cell: `signer-top md5, ${set}`, atMost: atMost.md5 },
    ...(atMost.sha256 === undefined
      ? []
      : [
          {
            goal: 'P3',
            figure: `hmac-sha256, ${set}`,
            cell: `signer-top hmac-sha256, ${set}`,
            atMost: atMost.sha256,
          },
        ]),
  ],
})

const parse = (body: string, atMost: number): Table => ({
  name: `parse-${body.replace(/\W+/g, '-')}`,
  title: `Id-safe parse of 1,000 records, ${body}`,
  module: 'parse',
  cells: ['JSON.parse', 'parseJson', 'lossless-json', 'json-bigint'].map((cell) => `${cell}, ${body}`),
  baseline: `JSON.parse, ${body}`,
  count: 200,
  goals: [{ goal: 'P4', figure: body, cell: `parseJson, ${body}`, atMost }],
})

const decodeGoals: ReadonlyArray<Goal> = [
  { goal: 'P5', figure: 'one shape', cell: 'struct, one shape', atMost: 0.1 },
  {
    goal: 'P5',
    figure: '256 shapes',
    cell: 'struct, 256 shapes',
    over: 'JSON.parse, 256 shapes',
    atMost: 0.1,
  },
  { goal: 'P5', figure: 'strict keys', cell: 'struct, strict keys', atMost: 0.1 },
  { goal: 'P5', figure: '4 transforms', cell: 'struct, 4 transforms', atMost: 0.6 },
]

const decode: Table = {
  name: 'decode',
  title: 'Decoding 1,000 × 15 fields',
  module: 'decode',
  cells: [
    'JSON.parse',
    'JSON.parse, 256 shapes',
    'struct, one shape',
    'struct, 256 shapes',
    'struct, strict keys',
    'struct, 4 transforms',
    'io-ts, one shape',
    'io-ts, 256 shapes',
    'zod, one shape',
    'zod, 256 shapes',
  ],
  baseline: 'JSON.parse',
  count: 300,
  goals: decodeGoals,
}

const decodeWithoutCode: Table = {
  ...decode,
  name: 'decode-no-codegen',
  title: 'Decoding where code generation is forbidden',
  cells: [
    'JSON.parse',
    'JSON.parse, 256 shapes',
    'struct, one shape',
    'struct, 256 shapes',
    'struct, strict keys',
    'struct, 4 transforms',
  ],
  nodeFlags: ['--disallow-code-generation-from-strings'],
  goals: decodeGoals
    .filter(({ figure }) => figure !== '4 transforms')
    .map((goal) => ({ ...goal, atMost: 0.25 })),
}

/** Every table measured in processes of its own, in the order of the README. */
export const tables: ReadonlyArray<Table> = [
  call(1),
  call(16),
  call(64),
  call(256),
  signed('10 keys', { md5: 1.45, sha256: 2.5 }),
  signed('2 KB value', { md5: 1.3 }),
  signed('30 keys', { md5: 2.1 }),
  parse('no long integers', 1.12),
  parse('long integers', 1.3),
  decode,
  decodeWithoutCode,
  {
    name: 'async',
    title: 'The pipeline behind AsyncResult',
    module: 'async',
    cells: ['plain async/await', 'client.call, nothing on the wire'],
    baseline: 'plain async/await',
    count: 20_000,
    goals: [
      { goal: 'P9', figure: 'client.call ÷ plain', cell: 'client.call, nothing on the wire', atMost: 1.3 },
    ],
  },
  {
    name: 'xml',
    title: 'XML against JSON, 200 records',
    module: 'xml',
    cells: ['JSON.parse', 'xml2js'],
    baseline: 'JSON.parse',
    count: 60,
  },
]
