import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as contract from '@paifang/contract'
import {
  createCodec,
  dateTime,
  id,
  issuesOf,
  limited,
  list,
  parseJson,
  refused,
  shapeOf,
  struct,
  text,
  type Id,
  type Operation,
} from '@paifang/contract'
import { issuesIn, valueOf } from './outcome'

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')
const source = readFileSync(__filename, 'utf8')

// example 1
interface ShopInput {
  readonly nick: string
}
interface ShopOutput {
  readonly sid?: Id
  readonly created?: Date
}
const shopGet: Operation<'top', ShopInput, ShopOutput> = {
  gateway: 'top',
  method: 'taobao.shop.get',
  input: struct<ShopInput>('ShopInput', { required: { nick: limited(text, { maxLength: 30 }) } }),
  output: struct<ShopOutput>('ShopOutput', { optional: { sid: id, created: dateTime } }),
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [['nick']],
}
// end

describe('README', () => {
  it('holds the examples that run here', () => {
    const blocks = [...source.matchAll(/^ *\/\/ example \d\n([\s\S]*?)\n *\/\/ end/gm)].map(([, body = '']) =>
      body.replace(/^ {4}/gm, body.startsWith(' ') ? '' : '    '),
    )
    expect(blocks).toHaveLength(4)
    for (const block of blocks) expect(readme).toContain(block)
  })

  it('has an operation that works', () => {
    expect(valueOf(shopGet.output.decode({ sid: 7, created: '1970-01-01 08:00:00' }))).toEqual({
      sid: '7',
      created: new Date(0),
    })
    expect(issuesIn(shopGet.input.decode({ nick: 'a'.repeat(31) }))).toHaveLength(1)
  })

  it('has a limit that is refused', () => {
    // example 2
    const refusal = limited(text, { maxLength: 2 }).decode('abc')
    const issues = refusal._tag === 'Left' ? issuesOf(refusal.left) : []
    // [{ path: '', expected: 'text of at most 2 characters' }]
    // end
    expect(issues).toEqual([{ path: '', expected: 'text of at most 2 characters' }])
  })

  it('parses as it says', () => {
    // example 3
    const parsed = parseJson('{"tid":7091800003790954036,"num":3}')
    // { _tag: 'Right', right: { tid: '7091800003790954036', num: 3 } }
    // end
    expect(parsed).toEqual({ _tag: 'Right', right: { tid: '7091800003790954036', num: 3 } })
  })

  it('makes a codec of one’s own, which composes and is explained as ours are', () => {
    // example 4
    const percent = createCodec<number>({
      name: 'percent (12.5%)',
      is: (value): value is number => typeof value === 'number',
      read: (wire) => (typeof wire === 'string' && /^\d+(\.\d+)?%$/.test(wire) ? parseFloat(wire) : refused),
      encode: (value) => `${value}%`,
    })
    const share = percent.decode('12.5%')
    // { _tag: 'Right', right: 12.5 }
    // end
    expect(share).toEqual({ _tag: 'Right', right: 12.5 })
    const rows = list(struct('Row', { required: { share: limited(percent, { maxValue: 100 }) } }))
    expect(valueOf(rows.decode({ row: [{ share: '50%' }] }))).toEqual([{ share: 50 }])
    expect(issuesIn(rows.decode([{ share: '50' }, { share: '101%' }]))).toEqual([
      { path: '[0].share', expected: 'percent (12.5%)' },
      { path: '[1].share', expected: 'number of at most 100' },
    ])
    expect(rows.encode([{ share: 5 }])).toEqual([{ share: '5%' }])
    expect(shapeOf(percent)).toEqual({ kind: 'scalar', name: 'percent (12.5%)' })
  })

  it('names every codec and function there is', () => {
    const unnamed = Object.keys(contract).filter((name) => !readme.includes(`\`${name}`))
    expect(unnamed).toEqual([])
  })
})
