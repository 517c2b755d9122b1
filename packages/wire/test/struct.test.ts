import { isStruct } from '@paifang/wire'

describe('isStruct', () => {
  it.each([{}, { a: 1 }, Object.create(null), new Date(0)])('takes what has members: %p', (value) => {
    expect(isStruct(value)).toBe(true)
  })

  it.each([null, undefined, [], [{}], 'a', 1, 1n, true, () => undefined])(
    'takes nothing else: %p',
    (value) => {
      expect(isStruct(value)).toBe(false)
    },
  )
})
