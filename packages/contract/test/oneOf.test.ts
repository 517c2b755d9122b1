import { commaList, issuesOf, oneOf } from '@paifang/contract'

describe('oneOf', () => {
  const status = oneOf(['open', 'closed'])

  it('takes its texts and no other', () => {
    expect(status.decode('open')).toMatchObject({ _tag: 'Right', right: 'open' })
    expect(status.encode('closed')).toBe('closed')
    for (const wire of ['Open', '', 1, undefined, null]) expect(status.decode(wire)._tag).toBe('Left')
  })

  it('says what it takes, and not for ever', () => {
    const many = oneOf(Array.from({ length: 400 }, (_, i) => `f${i}`))
    const said = many.decode('x')
    expect(said._tag === 'Left' && issuesOf(said.left)[0]?.expected).toBe(
      'f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11 or one of 388 others',
    )
  })

  it('is checked where callers are compiled', () => {
    const fields = commaList(status)
    expect(fields.encode(['open', 'closed'])).toBe('open,closed')
    // @ts-expect-error: none of the texts
    expect(fields.is(['opened'] satisfies Parameters<typeof fields.encode>[0])).toBe(false)
  })
})
