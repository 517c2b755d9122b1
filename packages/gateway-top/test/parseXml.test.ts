import fc from 'fast-check'
import { parseXml } from '../src/envelope/parseXml'

describe('parseXml', () => {
  it('gives elements by name, repeated ones as lists, text as text, empty ones as empty text', async () => {
    const text =
      '<?xml version="1.0"?><r><a x="1">1</a><b> two </b><c/><d></d><i>1</i><i>2</i><e><![CDATA[<x>&]]></e><f>&lt;&#20013;&amp;</f></r>'
    expect(await parseXml(text)).toEqual({
      _tag: 'Right',
      right: { r: { a: '1', b: ' two ', c: '', d: '', i: ['1', '2'], e: '<x>&', f: '<中&' } },
    })
  })

  it('takes the first element where a comment follows', async () => {
    expect(await parseXml('<r><a>1</a></r><!--top1.example-->')).toMatchObject({ right: { r: { a: '1' } } })
  })

  it.each([
    ['a document type', '<!DOCTYPE r><r/>'],
    ['an internal entity', '<!DOCTYPE r [<!ENTITY a "aaaa">]><r>&a;</r>'],
    ['an external entity', '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>'],
    ['an unknown entity', '<r>&nope;</r>'],
    ['an unclosed element', '<r><a>'],
    ['crossed elements', '<r><a></r></a>'],
    ['too deep nesting', '<a>'.repeat(200) + '</a>'.repeat(200)],
    ['nothing', ''],
    ['text', 'hello'],
  ])('refuses %s', async (_title, text) => {
    expect(await parseXml(text)).toEqual({ _tag: 'Left', left: { reason: 'unparsable' } })
  })

  it('refuses a billion laughs at once', async () => {
    const entities = Array.from(
      { length: 20 },
      (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
    ).join('')
    expect(
      await parseXml(`<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">${entities}]><r>&l20;</r>`),
    ).toMatchObject({
      left: { reason: 'unparsable' },
    })
  })

  it('refuses what is too large before it reads it', async () => {
    expect(await parseXml('<r>' + 'x'.repeat(100) + '</r>', { maxSize: 100 })).toEqual({
      _tag: 'Left',
      left: { reason: 'too-large' },
    })
  })

  it('takes the names of prototypes for names', async () => {
    const parsed = await parseXml(
      '<r><__proto__><polluted>1</polluted></__proto__><constructor>2</constructor><toString>3</toString><_>4</_><cdata>5</cdata></r>',
    )
    if (parsed._tag === 'Left') throw new Error('not parsed')
    const r = parsed.right['r'] as Record<string, unknown>
    expect(Object.keys(r)).toEqual(['__proto__', 'constructor', 'toString', '_', 'cdata'])
    expect(Object.values(r).slice(1)).toEqual(['2', '3', '4', '5'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('ends for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60 }), fc.string({ maxLength: 10 }), async (text, name) => {
        const parsed = await parseXml(`<r><${name}>${text}</${name}></r>`)
        expect(['Left', 'Right']).toContain(parsed._tag)
      }),
      { numRuns: 500 },
    )
  })
})
