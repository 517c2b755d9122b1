import { sealedRows } from '../../src/bullmq/sealedRows'

describe('sealed rows', () => {
  const rows = [{ mobile: '13111111111', id: 12345678901234567890n, at: new Date(0), none: undefined }]
  const { seal, open } = sealedRows<(typeof rows)[number]>('secret', 'salt')

  it('come out as they went in', () => {
    expect(open(seal(rows, 7), 7)).toEqual(rows)
    expect(open(seal([], 0), 0)).toEqual([])
  })

  it('say nothing, not even whether they are the same', () => {
    const text = seal(rows, 7)
    expect(Buffer.from(text, 'base64').toString('latin1')).not.toContain('1311')
    expect(seal(rows, 7)).not.toBe(text)
  })

  it('open for nobody else, in no other range, and not when they were changed', () => {
    const text = seal(rows, 7)
    expect(() => open(text, 8)).toThrow()
    expect(() => sealedRows('other', 'salt').open(text, 7)).toThrow()
    expect(() => sealedRows('secret', 'other').open(text, 7)).toThrow()
    const bytes = Buffer.from(text, 'base64')
    for (const at of [0, 12, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => open(changed.toString('base64'), 7)).toThrow()
    }
    expect(() => open('', 7)).toThrow()
  })
})
