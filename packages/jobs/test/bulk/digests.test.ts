import { aroundRows, digestOf, requestKey, rowDigest, textOf } from '../../src/bulk/digests'

const rows = [{ id: 'a' }, { id: 'b' }]

describe('what is kept to know a request again', () => {
  it('leaves the rows aside, as they were given or in a list of their own', () => {
    const around = { supplier: '1', rows }
    const apart = textOf(aroundRows(around, rows))
    expect(apart).not.toContain('"a"')
    expect(textOf(aroundRows({ ...around, rows: [...rows] }, rows))).toBe(apart)
  })

  it('tells a request whose rows were changed, left out or moved', () => {
    const apart = textOf(aroundRows({ rows }, rows))
    for (const other of [[...rows].reverse(), rows.slice(1), [{ ...rows[0] }, rows[1]]])
      expect(textOf(aroundRows({ rows: other }, rows))).not.toBe(apart)
  })

  it('is not found by trying without the secret', () => {
    const [one, other] = ['one', 'other'].map((secret) => digestOf(secret, 'salt')(() => 'text'))
    expect(one).not.toBe(other)
  })
})

describe('the digest of a source', () => {
  it('is the same however its rows are cut', () => {
    const whole = rowDigest('secret', 'salt')
    whole.add(rows)
    const parts = rowDigest('secret', 'salt')
    for (const row of rows) parts.add([row])
    expect(parts.value()).toBe(whole.value())
    expect(parts.value()).not.toBe(rowDigest('secret', 'salt').value())
  })
})

describe('the key of a request', () => {
  it('is another for other rows, another request of them and another job', () => {
    const keys = [
      requestKey('salt', 0, 10, 0),
      requestKey('salt', 0, 11, 0),
      requestKey('salt', 0, 10, 1),
      requestKey('other', 0, 10, 0),
    ]
    expect(new Set(keys).size).toBe(4)
    for (const key of keys) expect(key).toMatch(/^[a-z2-7]{26}$/)
  })
})
