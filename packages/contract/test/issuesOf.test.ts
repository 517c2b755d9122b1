import { issuesOf, list, struct, text } from '@paifang/contract'
import * as t from 'io-ts'
import { issuesIn } from './outcome'

describe('issuesOf', () => {
  it('writes paths as a caller would', () => {
    const codec = struct('R', {
      optional: {
        'a.b': text,
        is_3D: text,
        名称: text,
        rows: list(struct('Row', { required: { nick: text } })),
      },
    })
    const wire = { 'a.b': {}, is_3D: {}, 名称: {}, rows: [{ nick: 'x' }, {}] }
    expect(issuesIn(codec.decode(wire)).map(({ path }) => path)).toEqual([
      '["a.b"]',
      'is_3D',
      '名称',
      'rows[1].nick',
    ])
  })

  it('leaves the branches of stock combinators out of the path', () => {
    const stock = t.type({
      a: t.intersection([t.type({ b: t.string }), t.type({ c: t.union([t.string, t.null]) })]),
    })
    expect(issuesIn(stock.decode({ a: {} }))).toEqual([
      { path: 'a.b', expected: 'string' },
      { path: 'a.c', expected: 'string' },
      { path: 'a.c', expected: 'null' },
    ])
  })

  it('says a thing once', () => {
    const twice = t.intersection([t.type({ a: t.string }), t.type({ a: t.string })])
    expect(issuesIn(twice.decode({}))).toEqual([{ path: 'a', expected: 'string' }])
  })

  it('never carries the value', () => {
    const codec = struct('R', { required: { mobile: struct('M', { required: { a: text } }) } })
    expect(JSON.stringify(issuesIn(codec.decode({ mobile: '13800000000' })))).not.toContain('138')
  })

  it('has words for an error without a context', () => {
    expect(issuesOf([{ value: 1, context: [] }])).toEqual([{ path: '', expected: 'another value' }])
  })
})
