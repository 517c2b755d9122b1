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
    ['a document type', '<!DOCTYPE r><r/>', 'document-type'],
    ['an internal entity', '<!DOCTYPE r [<!ENTITY a "aaaa">]><r>&a;</r>', 'document-type'],
    [
      'an external entity',
      '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>',
      'document-type',
    ],
    ['an unknown entity', '<r>&nope;</r>', 'syntax'],
    ['an unclosed element', '<r><a>', 'cut'],
    ['crossed elements', '<r><a></r></a>', 'syntax'],
    ['too deep nesting', '<a>'.repeat(513) + '</a>'.repeat(513), 'too-deep'],
    ['depth behind a bracket in quotes', '<a b="/>">'.repeat(513) + '</a>'.repeat(513), 'too-deep'],
    ['an unfinished comment', '<r><!-- <a>', 'cut'],
    ['an unfinished instruction', '<?xml version="1.0"', 'cut'],
    ['two roots', '<r/><r/>', 'syntax'],
    ['text behind the root', '<r/>x', 'syntax'],
    ['text before the root', 'x<r/>', 'syntax'],
    ['nothing', '', 'syntax'],
    ['text', 'hello', 'syntax'],
  ])('refuses %s', async (_title, text, kind) => {
    expect(await parseXml(text)).toMatchObject({ _tag: 'Left', left: { kind } })
  })

  it('refuses a billion laughs at once', async () => {
    const entities = Array.from(
      { length: 20 },
      (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
    ).join('')
    expect(
      await parseXml(`<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">${entities}]><r>&l20;</r>`),
    ).toMatchObject({
      left: { kind: 'document-type' },
    })
  })

  it('refuses what is too large before it reads it', async () => {
    expect(await parseXml('<r>' + 'x'.repeat(100) + '</r>', { maxXmlSize: 100 })).toEqual({
      _tag: 'Left',
      left: 'too-large',
    })
    expect(await parseXml(`<r>${'x'.repeat(2 * 1024 * 1024)}</r>`)).toMatchObject({ left: 'too-large' })
  })

  it('bounds depth and number of elements, by option as well', async () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect((await parseXml(nested(512)))._tag).toBe('Right')
    expect(await parseXml(nested(4), { maxDepth: 3 })).toEqual({
      _tag: 'Left',
      left: { kind: 'too-deep', offset: 9 },
    })
    expect((await parseXml(`<r>${'<a/>'.repeat(9)}</r>`, { maxValues: 10 }))._tag).toBe('Right')
    expect(await parseXml(`<r>${'<a/>'.repeat(10)}</r>`, { maxValues: 10 })).toMatchObject({
      left: { kind: 'too-many-values' },
    })
  })

  it.each(Array.from({ length: 32 }, (_, code) => code))(
    'reads the control character %i, raw and as a reference',
    async (code) => {
      const raw = String.fromCharCode(code)
      for (const written of [
        `&#${code};`,
        `&#0${code};`,
        `&#x${code.toString(16)};`,
        `&#X${code.toString(16).toUpperCase()};`,
        raw,
      ])
        expect(await parseXml(`<r><a>x${written}y</a></r>`)).toEqual({
          _tag: 'Right',
          right: { r: { a: `x${raw}y` } },
        })
      expect(await parseXml(`<r><a><![CDATA[&#${code};]]></a></r>`)).toEqual({
        _tag: 'Right',
        right: { r: { a: `&#${code};` } },
      })
    },
  )

  it('reads a character that was written as two references', async () => {
    expect(await parseXml('<r>&#55357;&#56832;</r>')).toEqual({ _tag: 'Right', right: { r: '😀' } })
  })

  it('reads a long text piece by piece, and lets others run in between', async () => {
    const text = `<r>${'<a><b>中文</b><c/></a>'.repeat(20_000)}</r>`
    let turns = 0
    let isDone = false
    const turn = (): void => {
      turns += 1
      if (!isDone) setImmediate(turn)
    }
    setImmediate(turn)
    const parsed = await parseXml(text)
    isDone = true
    expect(turns).toBeGreaterThan(5)
    if (parsed._tag === 'Left') throw new Error('not parsed')
    const { a } = parsed.right['r'] as { readonly a: ReadonlyArray<unknown> }
    expect(a).toHaveLength(20_000)
    expect(a[19_999]).toEqual({ b: '中文', c: '' })
  })

  it('gives the same whatever the size of the pieces and the names', async () => {
    const names = fc.constantFrom('a', 'item', 'constructor', '__proto__', 'valueOf', 'cdata')
    const texts = fc.constantFrom('', 'x', ' ', '中😀', '<![CDATA[<a>]]>', '&lt;&#65;')
    const element = fc.letrec<{ element: string }>((tie) => ({
      element: fc
        .tuple(
          names,
          fc.oneof(
            { maxDepth: 4 },
            texts,
            fc.array(tie('element'), { maxLength: 3 }).map((all) => all.join('')),
          ),
        )
        .map(([name, inner]) => `<${name}>${inner}</${name}>`),
    })).element
    await fc.assert(
      fc.asyncProperty(element, names, async (text, name) => {
        const alone = await parseXml(`<r>${text}</r>`)
        const padded = await parseXml(`<r>${text}<z>${' '.repeat(40_000)}</z></r>`)
        if (alone._tag === 'Left' || padded._tag === 'Left') throw new Error(`not parsed: ${text} ${name}`)
        const { z, ...rest } = padded.right['r'] as Record<string, unknown>
        expect(z).toBe(' '.repeat(40_000))
        expect(rest).toEqual(alone.right['r'])
      }),
      { numRuns: 200 },
    )
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

  it('loads its parser again where it could not be loaded: too many files may have been open', async () => {
    let asked = 0
    jest.doMock('xml2js/lib/parser.js', () => {
      if (++asked === 1) throw Object.assign(new Error('too many'), { code: 'EMFILE' })
      return jest.requireActual<object>('xml2js/lib/parser.js')
    })
    try {
      await jest.isolateModulesAsync(async () => {
        const apart = jest.requireActual<{ readonly parseXml: typeof parseXml }>('../src/envelope/parseXml')
        await expect(apart.parseXml('<r>1</r>')).rejects.toMatchObject({ code: 'EMFILE' })
        expect(await apart.parseXml('<r>1</r>')).toMatchObject({ right: { r: '1' } })
      })
    } finally {
      jest.dontMock('xml2js/lib/parser.js')
    }
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
