import { canonicalise, checkParams, sign } from '@paifang/signer-top'

const cycle: Record<string, unknown> = {}
cycle['self'] = { again: cycle }
const deep = Array.from({ length: 600 }).reduce<unknown>((inner) => [inner], 1)

describe('checkParams', () => {
  it.each([
    ['an unpaired surrogate', { a: 'x\uD800' }, 'a'],
    ['an unpaired surrogate in a name', { 'a\uDC00': '1' }, 'a\uDC00'],
    ['an unpaired surrogate inside', { a: { b: ['\uD800'] } }, 'a.b[0]'],
    ['an unpaired surrogate in an inner name', { a: { '\uD800': 1 } }, 'a.\uD800'],
    ['NaN', { a: NaN }, 'a'],
    ['an infinity', { a: { b: -Infinity } }, 'a.b'],
    ['an integer that is rounded already', { a: 7091800003790954000 }, 'a'],
    ['a function', { a: () => 1 }, 'a'],
    ['a symbol', { a: [Symbol('x')] }, 'a[0]'],
    ['a cycle', { a: cycle }, 'a.self.again'],
    ['too many levels', { a: deep }, `a${'[0]'.repeat(512)}`],
    ['an invalid Date', { a: new Date(NaN) }, 'a'],
    ['a Date far away', { a: new Date(8.64e15) }, 'a'],
    ['a file inside a struct', { a: { b: new Uint8Array(1) } }, 'a.b'],
    ['a Map, which JSON would empty', { a: new Map([[1, 2]]) }, 'a'],
    ['an Error, which JSON would empty', { a: new Error('x') }, 'a'],
    ['a signature', { sign: 'x' }, 'sign'],
  ])('reports %s, and sign throws for it', (_, params, path) => {
    expect(checkParams(params)).toEqual([{ path, expected: expect.any(String) }])
    expect(() => sign({ params, secret: 's', method: 'md5' })).toThrow(TypeError)
  })

  it('reports one issue for each parameter, without values', () => {
    const issues = checkParams({ a: 'SECRET\uD800', b: 1, c: NaN, sign: 'SECRET' })
    expect(issues.map(({ path }) => path)).toEqual(['a', 'c', 'sign'])
    expect(JSON.stringify(issues)).not.toContain('SECRET')
  })

  it('has nothing to say about parameters that can be signed, an absent signature among them', () => {
    expect(checkParams({ a: 1, b: { c: [1n] }, sign: undefined })).toEqual([])
    expect(sign({ params: { a: 1, sign: null }, secret: 's', method: 'md5' })).toBe(
      sign({ params: { a: 1 }, secret: 's', method: 'md5' }),
    )
  })

  it('never throws, whatever a getter or a Proxy does', () => {
    const getter = {
      get a(): never {
        throw new RangeError('no')
      },
    }
    expect(checkParams(getter)).toEqual([{ path: 'a', expected: 'a value that can be read' }])
    const closed = new Proxy({}, { ownKeys: () => [].map(String).concat(null as never) })
    expect(checkParams(closed)).toHaveLength(1)
    expect(checkParams(null as never)).toHaveLength(1)
    expect(() => canonicalise(null as never)).toThrow('params: expected an object of parameters')
  })
})
