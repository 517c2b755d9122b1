import { isErr } from '@paifang/result'
import { importTopDocument, type Spec } from '../../src'
import { clean } from '../../src/text/clean'

const data = {
  id: 123,
  name: 'taobao.demo.trade.get',
  apiChineseName: '交易&lt;查询&gt;',
  description: '<p>第一段&nbsp;<b>重点</b><br/>第二行</p>',
  labels: [{ key: 'free' }, { key: 'optional' }],
  requestParams: [
    {
      name: 'fields',
      type: 'Field List',
      required: 'true',
      description: 'a&amp;b',
      demoValue: 'tid',
      maxListSize: '20',
      maxLength: null,
    },
    { name: 'tid', type: 'Number', required: true, description: null, subParams: [] },
  ],
  responseParams: [
    {
      name: 'trade',
      type: 'Trade',
      required: true,
      subParams: [{ name: 'tid', type: 'Number', demoValue: 1 }],
    },
  ],
  errorCodes: [{ errorCode: 'isv.x', errorMsg: 'm', solution: '' }, { errorCode: '' }, null],
  rspSampleJson: '{ broken',
}

const specOf = (value: unknown): Spec => {
  const imported = importTopDocument(value, { document: 'd.json', date: '2024-01-02' })
  if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
  return imported.right
}

describe('a documentation record', () => {
  it('reads the same raw, stripped and as text', () => {
    const raw = { success: true, code: 0, errMsg: null, data }
    expect(specOf(raw)).toEqual(specOf(data))
    expect(specOf(`\ufeff${JSON.stringify(raw)}`)).toEqual(specOf(data))
  })

  it('gives what it documents, cleaned', () => {
    expect(specOf(data)).toMatchObject({
      title: '交易<查询>',
      description: '第一段 重点\n第二行',
      source: { form: 'top-document', document: 'd.json', id: 123, date: '2024-01-02' },
      session: 'optional',
      errors: [{ code: 'isv.x', message: 'm' }],
      input: [
        { name: 'fields', required: true, description: 'a&b', example: 'tid', limits: { maxListSize: 20 } },
        { name: 'tid', required: true, shape: { kind: 'id' } },
      ],
    })
  })

  it('ignores the required flags of answers', () => {
    expect(JSON.stringify(specOf(data).output)).not.toContain('required')
  })

  it('does not mark as inferred what a label says', () => {
    expect(specOf(data).facts.filter(({ at }) => at[0] === 'session')).toEqual([])
  })

  it.each([
    ['no_need', 'none'],
    ['required', 'required'],
    ['constructor', 'unknown'],
  ])('with the label %s has session %s', (key, need) => {
    expect(specOf({ ...data, labels: [{ key }] }).session).toBe(need)
  })

  it('says what the service said when it refused', () => {
    expect(
      importTopDocument({ success: false, errMsg: '页面已过期', data: null }, { document: 'd' }),
    ).toEqual({
      _tag: 'Left',
      left: [{ at: ['d'], message: 'the documentation service answered with a failure: 页面已过期' }],
    })
  })
})

describe('a method that speaks of Qimen', () => {
  it.each([
    ['qimen.demo.confirm', 'top', true],
    // An operation of TOP's own: nothing but its name is Qimen's.
    ['taobao.qimen.trade.user.add', 'top', false],
    ['taobao.qimen.event.produce', 'top', false],
    ['taobao.qimen.stockchange.report', 'qimen', false],
    ['taobao.trade.get', 'top', false],
  ])('%s is of %s, and told to need an address of its own: %s', (method, gateway, isTold) => {
    const params = [{ name: 'nick', type: 'String' }]
    const result = importTopDocument(
      { name: method, requestParams: params, responseParams: params },
      { document: 'd' },
    )
    if (result._tag === 'Left') throw new Error(JSON.stringify(result.left))
    const { gateway: of, facts } = result.right
    expect([of, facts.some(({ fact }) => fact === 'a Qimen API')]).toEqual([gateway, isTold])
  })
})

describe('clean', () => {
  it('decodes entities, drops markup and control characters, keeps lines', () => {
    expect(clean('a&lt;b&#39;c&hellip;<img src=x onerror=1>\u0000\u200b d\r\n<br>e\n\n\n\nf\u3000 ')).toBe(
      "a<b'c… d\n\ne\n\nf",
    )
  })

  it('leaves comparisons alone', () => {
    expect(clean('1 < 2 > 0, a<=b')).toBe('1 < 2 > 0, a<=b')
  })

  it.each([
    '见 List<Item> 与 Map<String, Item>',
    'a<b 且 c>d',
    '<order><id>1</id><code>0</code></order>',
    '<?xml version="1.0"?><code>0</code>',
    'a <br and c> b',
  ])('keeps what only looks like markup: %s', (text) => {
    expect(clean(text)).toBe(text)
  })

  it('drops tags with and without attributes, open or closed', () => {
    expect(
      clean('<P class="x">a</P><br />b<span>c</span ><A HREF=x>d</A><h3>e</h3><table><tr><td>f</td></tr>'),
    ).toBe('a\n\nbcde\nf')
  })
})
