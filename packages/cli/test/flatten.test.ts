import { flatten } from '../src/output/flatten'

describe('flatten', () => {
  it('gives every leaf its path, lists by index, empty ones as they are', () => {
    const answer = {
      trades: [{ tid: '7091800003790954036', paid: true }],
      none: [],
      empty: {},
      at: new Date(0),
    }
    expect(flatten(answer)).toEqual([
      ['trades[0].tid', '7091800003790954036'],
      ['trades[0].paid', 'true'],
      ['none', '[]'],
      ['empty', '{}'],
      ['at', '1970-01-01 08:00:00'],
    ])
  })

  it('shows an answer that is no struct as it is', () => {
    expect(flatten('ok')).toEqual([['', 'ok']])
    expect(flatten(null)).toEqual([['', 'null']])
    expect(flatten(undefined)).toEqual([['', '']])
  })
})
