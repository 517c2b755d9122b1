import type { Table } from '../measure/Table'
import { hasRedis } from '../server/startRedis'
import { callTable } from './callTable'
import { decodeTable } from './decodeTable'
import { parseTable } from './parseTable'
import { signTable } from './signTable'

const byHand = 'a loop by hand'
const generator = 'a generator by hand, row by row'
const loop = 'the calls in a loop'
const writes = 'two durable writes'
const bare = 'bare createDecipheriv'
const echo = 'bare ws echo'
const plain = 'plain async/await, the same steps'
const unplugged = 'client.call'
const admitted = 'limits in memory, their own cost'
const begun = 'calls that begin and end, no limits'
const recorded = 'telemetry, an SDK whose spans go nowhere'
const asked = 'a script of Redis that does nothing'

const sharedLimits: Table = {
  name: 'limits-redis',
  title: 'One call with limits that processes share, nothing on a wire but Redis',
  module: 'sharedLimits',
  cells: [asked, 'limits on Redis'],
  baseline: asked,
  count: 4_000,
}

/** Every table measured in processes of its own, in the order of the README. */
export const tables: ReadonlyArray<Table> = [
  callTable(1),
  callTable(16),
  callTable(64),
  callTable(256),
  signTable('10 keys', { md5: 1.25, sha256: 1.8, raw: 2.2 }),
  signTable('2 KB value', { md5: 1.25 }),
  signTable('30 keys', { md5: 1.4 }),
  parseTable('no long integers', 1.12),
  parseTable('long integers', 1.3),
  decodeTable,
  {
    name: 'async',
    title: 'The pipeline behind AsyncResult, nothing on the wire',
    module: 'async',
    cells: [plain, 'client.call'],
    baseline: plain,
    count: 20_000,
    goals: [{ goal: 'P9', figure: 'client.call ÷ plain', cell: 'client.call', atMost: 1.2 }],
  },
  {
    name: 'plugged',
    title: 'One call with something plugged in, nothing on the wire',
    module: 'plugged',
    cells: [
      unplugged,
      'a policy of its own',
      'limits in memory',
      begun,
      admitted,
      'telemetry, no SDK',
      recorded,
    ],
    counts: { [begun]: 400_000, [admitted]: 400_000 },
    slow: [recorded],
    baseline: unplugged,
    count: 20_000,
    goals: [
      {
        goal: 'P12',
        figure: 'limits in memory, µs',
        cell: admitted,
        over: begun,
        as: 'µs more',
        atMost: 1,
      },
      { goal: 'P16', figure: 'telemetry, no SDK, µs', cell: 'telemetry, no SDK', as: 'µs more', atMost: 0.5 },
    ],
  },
  ...(hasRedis() ? [sharedLimits] : []),
  {
    name: 'batch',
    title: 'Twenty calls, by themselves and as one batch',
    module: 'batch',
    cells: ['20 calls, one after the other', '20 calls at once', 'one batch of 20'],
    baseline: '20 calls, one after the other',
    count: 600,
    // What reads a batch is called once where a call is made twenty times.
    counts: { '20 calls, one after the other': 300, '20 calls at once': 300 },
    warmUp: 3_000,
    server: true,
    goals: [
      {
        goal: 'P11',
        figure: 'one batch of 20 ÷ 20 calls, one after the other',
        cell: 'one batch of 20',
        atMost: 0.35,
      },
    ],
  },
  {
    name: 'pages',
    title: 'One page of 40 rows, nothing on the wire',
    module: 'pages',
    cells: [byHand, generator, 'pages, in batches', 'pages, row by row', 'pages, repeats left out'],
    slow: [generator],
    baseline: byHand,
    count: 4_000,
    warmUp: 12_000,
    goals: [
      { goal: 'P12', figure: 'in batches ÷ a loop by hand', cell: 'pages, in batches', atMost: 1.15 },
      { goal: 'P12', figure: 'row by row ÷ a loop by hand', cell: 'pages, row by row', atMost: 1.15 },
    ],
  },
  {
    name: 'bulk',
    title: 'One request of 100 rows, as a job makes it, nothing on the wire',
    module: 'bulk',
    cells: [loop, 'bulk, kept nowhere', 'bulk, to be resumed in this process', 'bulk, in a folder', writes],
    baseline: loop,
    count: 2_000,
    // They wait for the disk.
    counts: { 'bulk, in a folder': 400, [writes]: 400 },
    slow: ['bulk, in a folder', writes],
    warmUp: 8_000,
    concurrency: 4,
    goals: [{ goal: 'P12', figure: 'bulk ÷ the calls in a loop', cell: 'bulk, kept nowhere', atMost: 1.25 }],
  },
  {
    name: 'fields',
    title: 'One field decrypted, the key at hand',
    module: 'fields',
    cells: [bare, 'security.decrypt', 'security.decryptMany, 100 at once'],
    baseline: bare,
    count: 20_000,
    goals: [
      { goal: 'P15', figure: 'decrypt ÷ bare', cell: 'security.decrypt', atMost: 1.5 },
      {
        goal: 'P15',
        figure: 'decryptMany ÷ bare',
        cell: 'security.decryptMany, 100 at once',
        atMost: 1.5,
      },
    ],
  },
  {
    name: 'messages',
    title: 'One message of the channel: received, decoded, handled, confirmed',
    module: 'messages',
    cells: [echo, 'messages-top', 'messages-top, content not read'],
    baseline: echo,
    count: 20_000,
    warmUp: 100_000,
    server: true,
    goals: [
      { goal: 'P13', figure: 'messages-top ÷ bare ws echo', cell: 'messages-top', atMost: 2 },
      // 15,000 a second on one core.
      { goal: 'P13', figure: 'CPU µs per message', cell: 'messages-top', as: 'µs', atMost: 66 },
    ],
  },
  {
    name: 'inbound',
    title: 'A call of the platform, verified, decoded, handled and answered; CPU of the service',
    module: 'inbound',
    cells: [
      'echo, TOP JSON',
      'inbound, TOP JSON',
      'echo, opretail form',
      'inbound, opretail form',
      'echo, Qimen',
      'echo and xml2js, Qimen',
      'inbound, Qimen',
    ],
    baseline: 'echo, TOP JSON',
    count: 2_000,
    // Of Qimen fewer: each costs as much as five others, and twenty lines of XML are soon warm.
    counts: { 'echo and xml2js, Qimen': 1_200, 'inbound, Qimen': 1_200 },
    slow: ['echo, Qimen'],
    warmUp: 5_000,
    concurrency: 16,
    goals: [
      { goal: 'P14', figure: 'TOP JSON ÷ echo', cell: 'inbound, TOP JSON', atMost: 1.8 },
      {
        goal: 'P14',
        figure: 'opretail form ÷ echo',
        cell: 'inbound, opretail form',
        over: 'echo, opretail form',
        atMost: 1.8,
      },
      {
        goal: 'P14',
        figure: 'Qimen ÷ echo and xml2js',
        cell: 'inbound, Qimen',
        over: 'echo and xml2js, Qimen',
        atMost: 1.25,
      },
    ],
  },
  {
    name: 'xml',
    title: 'XML against JSON, 200 records',
    module: 'xml',
    cells: ['JSON.parse', 'xml2js', 'call, JSON answer', 'call, XML answer'],
    baseline: 'JSON.parse',
    count: 60,
    counts: { 'JSON.parse': 2_000, 'call, JSON answer': 1_000 },
    goals: [
      {
        goal: 'P10',
        figure: 'call, XML answer ÷ xml2js',
        cell: 'call, XML answer',
        over: 'xml2js',
        atMost: 1.15,
      },
    ],
  },
]
