import { isLeft, type Either } from 'fp-ts/Either'
import { encodeCall, type EncodeCallInput } from '../src/request/encodeCall'

const url = 'https://openapi.opretail.com/cloud.api'
const plan = (wire: unknown, options: Partial<EncodeCallInput> = {}): ReturnType<typeof encodeCall> =>
  encodeCall({ url, method: 'open.x', wire, ...options })

const right = <A>(result: Either<unknown, A>): A => {
  if (isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}

describe('encodeCall', () => {
  it('gives a POST of version v1 with its parameters as text', () => {
    expect(right(plan({ b: 1, a: { x: [1n, 'é'] }, empty: '', yes: true }))).toMatchObject({
      url,
      method: 'open.x',
      version: 'v1',
      verb: 'POST',
      pairs: [
        ['a', '{"x":[1,"é"]}'],
        ['b', '1'],
        ['empty', ''],
        ['yes', 'true'],
      ],
      json: undefined,
    })
  })

  it('leaves null and undefined out, or sends them as empty text on request', () => {
    const wire = { a: null, b: undefined, c: '' }
    expect(right(plan(wire)).pairs).toEqual([['c', '']])
    expect(right(plan(wire, { nullish: 'empty' })).pairs).toEqual([
      ['a', ''],
      ['b', ''],
      ['c', ''],
    ])
  })

  it.each(['_mt', '_akey', '_sig', '_aid', '_sm', '_version', '_timestamp', '_future', '_'])(
    'refuses the business parameter %s',
    (name) => {
      expect(plan({ [name]: 'x' })).toMatchObject({ left: [{ path: name }] })
      expect(plan({ [name]: null }, { carriage: 'json' })).toMatchObject({ left: [{ path: name }] })
    },
  )

  it('refuses what has no exact text, without showing it', () => {
    const refused = plan({ a: Number.MAX_SAFE_INTEGER + 1, b: '\ud800', c: { d: Number.NaN } })
    expect(refused).toMatchObject({ left: [{ path: 'a' }, { path: 'b' }, { path: 'c.d' }] })
    expect(JSON.stringify(refused)).not.toContain('9007199254740992')
  })

  it.each([[undefined], [null], ['text'], [1], [[]]])('refuses %p in place of parameters', (wire) => {
    expect(plan(wire)).toMatchObject({ left: [{ path: '', expected: 'an object of parameters' }] })
  })

  it('writes one JSON document in JSON mode and signs none of it', () => {
    const wire = { id: 9007199254740993n, list: [{ a: null }], gone: null }
    expect(right(plan(wire, { carriage: 'json' }))).toMatchObject({
      pairs: [],
      json: '{"id":9007199254740993,"list":[{"a":null}]}',
    })
    expect(right(plan({}, { carriage: 'json' })).json).toBe('{}')
    expect(right(plan({ a: null }, { carriage: 'json', nullish: 'empty' })).json).toBe('{"a":""}')
  })

  it.each([
    [{ verb: 'get' }, 'verb'],
    [{ verb: 'PATCH' }, 'verb'],
    [{ carriage: 'multipart' }, 'carriage'],
  ])('refuses the options %j of a caller without types', (options, name) => {
    expect(plan({}, options as Partial<EncodeCallInput>)).toMatchObject({
      left: [{ path: '', expected: expect.stringContaining(name) }],
    })
  })

  it('refuses JSON mode on m.api and in GET calls', () => {
    expect(plan({}, { carriage: 'json', url: 'https://openapi.opretail.com/m.api' })).toMatchObject({
      left: [{ expected: expect.stringContaining('/cloud.api') }],
    })
    expect(plan({}, { carriage: 'json', verb: 'GET' })).toMatchObject({
      left: [{ expected: expect.stringContaining('GET') }],
    })
  })
})
