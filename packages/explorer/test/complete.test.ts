import { complete } from '../src/calls/complete'

const seen: Readonly<Record<string, ReadonlyArray<string>>> = {
  method: ['taobao.trade.get', 'taobao.time.get'],
  code: ['25', '41'],
  sub: ['isv.missing-parameter:tid', 'two words'],
  realMs: ['1795665600999', '1795665600000', '1795665660000'],
}

const of = (typed: string): ReadonlyArray<string> => complete(typed, { values: (name) => seen[name] ?? [] })

describe('complete', () => {
  it('names what a word may begin with', () => {
    expect(of('')).toContain('is:')
    expect(of('s')).toEqual(['sub:', 'status:', 'seq:', 'since:'])
  })

  it('tells states, and the values that were seen, behind all that was typed before', () => {
    expect(of('is:f')).toEqual(['is:fault', 'is:failed'])
    expect(of('is:refused -op:')).toEqual([
      'is:refused -op:taobao.trade.get',
      'is:refused -op:taobao.time.get',
    ])
    expect(of('code:4')).toEqual(['code:41'])
    expect(of('code:25 until:')).toEqual([
      'code:25 until:2026-11-26T12:01:00',
      'code:25 until:2026-11-26T12:00:00',
    ])
    expect(of('sub:t')).toEqual(['sub:"two words"'])
  })

  it('has nothing to add to a whole word, or to a name that is none', () => {
    expect(of('code:41')).toEqual([])
    expect(of('__proto__:')).toEqual([])
    expect(of('rid:x')).toEqual([])
  })
})
