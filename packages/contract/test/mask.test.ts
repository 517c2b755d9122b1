import { mask, valueAt } from '@paifang/contract'

describe('mask', () => {
  it('covers the named members through lists, and shares the rest', () => {
    const rest = { deep: 1 }
    const value = { request: { rows: [{ mobile: '138', name: 'a' }, { name: 'b' }] }, rest }
    const shown = mask(value, [['request', 'rows', 'mobile']]) as typeof value
    expect(shown).toEqual({ request: { rows: [{ mobile: '***', name: 'a' }, { name: 'b' }] }, rest })
    expect(shown.rest).toBe(rest)
    expect(value.request.rows[0]?.mobile).toBe('138')
  })

  it('covers whole structs, several paths, and lists at the root', () => {
    expect(mask([{ a: { b: 1 }, c: [1, 2], d: null }], [['a'], ['c'], ['d'], ['e']])).toEqual([
      { a: '***', c: '***', d: null },
    ])
    expect(mask({ a: 1 }, [[]])).toBe('***')
  })

  it('looks through wrappers of one member and into JSON text', () => {
    expect(mask({ x_response: { rows: { row: [{ mobile: 1 }] } } }, [['rows', 'mobile']])).toEqual({
      x_response: { rows: { row: [{ mobile: '***' }] } },
    })
    expect(mask({ p: '{"tid":7091800003790954036,"m":"138"}' }, [['p', 'm']])).toEqual({
      p: '{"tid":7091800003790954036,"m":"***"}',
    })
  })

  it('covers text that cannot be looked into', () => {
    const deep = '['.repeat(100) + ']'.repeat(100)
    expect(
      mask(
        { p: 'm=138', q: '{broken', r: '', s: deep, t: 5 },
        ['p', 'q', 'r', 's', 't'].map((k) => [k, 'm']),
      ),
    ).toEqual({
      p: '***',
      q: '***',
      r: '',
      s: '***',
      t: 5,
    })
  })

  it('ends on cycles, on shared values and on depth', () => {
    const cycle: Record<string, unknown> = { m: 1 }
    cycle['rows'] = [cycle]
    expect(mask(cycle, [['rows', 'm']])).toMatchObject({ m: 1, rows: [{ m: '***' }] })
    const loop: unknown[] = []
    loop.push(loop)
    expect(mask(loop, [['m']])).toEqual(['***'])
    let shared: unknown = { m: 1 }
    for (let i = 0; i < 40; i++) shared = [shared, shared]
    expect(mask(shared, [['x', 'm']])).toHaveLength(2)
    let deep: unknown = { m: 1 }
    for (let i = 0; i < 100; i++) deep = [deep]
    expect(JSON.stringify(mask(deep, [['m']]))).toContain('***')
  })

  it('never throws on hostile shapes', () => {
    const getter = Object.defineProperty({}, 'm', {
      enumerable: true,
      get: () => {
        throw new Error('no')
      },
    })
    expect(mask(getter, [['m']])).toBe('***')
    expect(mask({ m: new Map([['a', 1]]) }, [['m', 'a']])).toEqual({ m: '***' })
    expect(mask(undefined, [['m']])).toBeUndefined()
    const value = JSON.parse('{"__proto__":{"m":1},"m":2,"x":3}') as unknown
    expect(JSON.stringify(mask(value, [['m']]))).toBe('{"__proto__":{"m":1},"m":"***","x":3}')
  })

  it('does not follow prototypes', () => {
    const value: unknown = Object.create({ m: 1 })
    expect(mask(value, [['m']])).toBe(value)
  })
})

describe('valueAt', () => {
  it('follows own members and gives undefined where there is none', () => {
    const value = { a: { b: [{ c: 0 }] }, n: null }
    expect(valueAt(value, ['a', 'b'])).toEqual([{ c: 0 }])
    expect(valueAt(value, [])).toBe(value)
    expect(valueAt(value, ['a', 'x'])).toBeUndefined()
    expect(valueAt(value, ['n', 'x'])).toBeUndefined()
    expect(valueAt(value, ['constructor'])).toBeUndefined()
    expect(valueAt('text', ['length'])).toBeUndefined()
  })

  it('passes through lists to the first item that has a value', () => {
    expect(valueAt({ rows: [{}, { code: 5 }, { code: 6 }] }, ['rows', 'code'])).toBe(5)
    expect(valueAt({ rows: [[{ code: 5 }]] }, ['rows', 'code'])).toBeUndefined()
    expect(valueAt({ rows: [] }, ['rows', 'code'])).toBeUndefined()
  })
})
