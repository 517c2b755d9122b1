import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { infer } from '../../src/infer/infer'
import { isIdName } from '../../src/infer/isIdName'
import { sensitiveName } from '../../src/infer/sensitiveName'
import type { RawField } from '../../src/spec/RawField'
import { outcomePaths } from '../../src/spec/outcomePaths'
import { fieldsOf } from '../../src/spec/Shape'
import type { Spec } from '../../src'

const spec = (
  input: ReadonlyArray<RawField>,
  output: ReadonlyArray<RawField>,
  method = 'taobao.demo.update',
): Spec =>
  infer({
    gateway: 'top',
    conventions: { joinsLists: true },
    method,
    source: { form: 'hand', document: 'x' },
    input,
    output,
  })

const field = (name: string, type = 'String', more: Partial<RawField> = {}): RawField => ({
  name,
  type,
  ...more,
})

describe('a Number', () => {
  it.each([
    'id',
    'item_id',
    'itemId',
    'num_iid',
    'tids',
    'userID',
    'order_no',
    'bizOrderNo',
    'uid',
    'tenant_id',
    'UserId',
    'orderid',
    'campaign_id_list',
    'shid',
    'dir_id_for_tu',
    'dir_id_for_qnaigc',
  ])('called %s is an id', (name) => expect(isIdName(name)).toBe(true))

  it.each([
    'page_no',
    'page_size',
    'count',
    'amount',
    'paid',
    'valid',
    'width',
    'grid_count',
    'period',
    'no',
    'total',
    'avoid',
    'invalid',
    'unpaid',
    'android',
    'list',
  ])('called %s is a count', (name) => expect(isIdName(name)).toBe(false))

  it('is an id where its description or its example says so', () => {
    const { input } = spec(
      [
        field('used', 'Number', { description: '卡券编号' }),
        field('serial', 'Number', { example: '7091800003790954036' }),
        field('departno', 'int', { description: 'face group id (= groupid)' }),
        field('kind', 'Number', { description: '编号类型' }),
      ],
      [],
    )
    expect(input).toMatchObject([
      { shape: { kind: 'id' } },
      { shape: { kind: 'id' } },
      { shape: { kind: 'id' } },
      { shape: { kind: 'integer' } },
    ])
  })

  it('keeps its list, and a byte stays a number', () => {
    const { input } = spec([field('ids', 'Number[]'), field('level_id', 'byte')], [field('ids', 'Number []')])
    expect(input).toMatchObject([
      { shape: { kind: 'commaList', of: { kind: 'id' } } },
      { shape: { kind: 'integer' } },
    ])
  })

  it('that was taken for an id is reported with its reason', () => {
    expect(spec([field('item_id', 'Number')], []).facts).toEqual([
      {
        at: ['input', 'item_id'],
        fact: 'id',
        because: 'a Number whose name says that it identifies something',
      },
    ])
  })
})

describe('a type text', () => {
  const kinds = (type: string | undefined, side: 'input' | 'output', inside = false): unknown => {
    const one: RawField = { name: 'x', ...(type === undefined ? {} : { type }) }
    const fields = inside ? [field('s', 'Struct', { fields: [one] })] : [one]
    const made = spec(side === 'input' ? fields : [], side === 'output' ? fields : [])[side]
    const shape = (made as ReadonlyArray<{ shape: { fields?: ReadonlyArray<{ shape: unknown }> } }>)[0]?.shape
    return inside ? shape?.fields?.[0]?.shape : shape
  }
  const list = (kind: string): object => ({ kind: 'list', of: { kind } })

  it.each([
    ['String', 'input', { kind: 'text' }],
    ['Date', 'output', { kind: 'dateTime' }],
    ['Price', 'input', { kind: 'price' }],
    ['BigDecimal', 'input', { kind: 'decimal' }],
    ['byte', 'output', { kind: 'integer' }],
    ['byte[]', 'input', { kind: 'file' }],
    ['byte[]', 'output', { kind: 'unknown' }],
    ['String []', 'input', { kind: 'commaList', of: { kind: 'text' } }],
    ['String []', 'output', list('text')],
    ['Json', 'input', { kind: 'json', of: { kind: 'unknown' } }],
    ['Map', 'input', { kind: 'unknownStruct' }],
    ['null[]', 'output', list('unknown')],
    [undefined, 'output', { kind: 'unknown' }],
    ['', 'output', { kind: 'unknown' }],
    ['Trade', 'output', { kind: 'unknownStruct' }],
    ['Trade []', 'output', list('unknownStruct')],
    ['constructor', 'output', { kind: 'unknown' }],
    ['int(11)', 'input', { kind: 'integer' }],
  ] as const)('%s of an %s', (type, side, shape) => {
    expect(kinds(type, side)).toEqual(shape)
  })

  it('inside a struct: scalar lists are JSON lists, bytes are not uploads', () => {
    expect(kinds('String[]', 'input', true)).toEqual(list('text'))
    expect(kinds('byte[]', 'input', true)).toEqual(list('integer'))
    expect(kinds('byte[][]', 'input', true)).toEqual({ kind: 'list', of: list('integer') })
  })

  it('with fields is a struct, whatever it says', () => {
    const { output } = spec(
      [],
      [field('a', 'String', { fields: [field('b')] }), field('c', 'Long[]', { fields: [field('d')] })],
    )
    expect(output).toMatchObject([
      { shape: { kind: 'struct' } },
      { shape: { kind: 'list', of: { kind: 'struct' } } },
    ])
  })
})

describe('a name declared twice', () => {
  it('is declared once where both say the same, and holds anything where they do not', () => {
    const made = spec([field('a'), field('a'), field('b'), field('b', 'Number')], [])
    expect(made.input).toMatchObject([
      { name: 'a', shape: { kind: 'text' } },
      { name: 'b', shape: { kind: 'unknown' } },
    ])
    expect(made.facts).toMatchObject([{ at: ['input', 'b'], fact: 'unknown' }])
  })
})

describe('a sensitive field', () => {
  it.each([
    'mobile',
    'receiver_mobile',
    'phoneNumber',
    'id_card',
    'idCardNo',
    'real_name',
    'buyer_name',
    'name',
    'address',
    'detail_addr',
    'bank_card',
    'account_no',
    'token',
    'accessToken',
    'password',
    'session_key',
    'app_secret',
    'email',
    'receiverName',
    'login_name',
    'login_no',
    'nick',
    'mobilephone',
    'certificate_code',
    'nickname',
    'account',
    'contact_psn_nm',
    'buyer_alipay_no',
    'buyer_message',
    'receiver_zip',
    'loginName',
    'showName',
  ])('is told by the name %s', (name) => {
    expect(sensitiveName(name)).toBeDefined()
  })

  it.each([
    'item_name',
    'shopName',
    'file_name',
    'count',
    'status',
    'names_count',
    'catName',
    'title',
    'company_name',
    'address_type',
    'sign_time',
    'checkrepeat',
    'sku_properties_name',
    'props_name',
    'item_meal_name',
    'mail_no',
    'mobile_model',
    'app_key',
    'is_electric_sign',
    'alipay_trade_no',
  ])('is not told by the name %s', (name) => expect(sensitiveName(name)).toBeUndefined())

  it('is as on all names of the catalogue that were read one by one', () => {
    const text = readFileSync(join(__dirname, '../data/sensitive-names.txt'), 'utf8')
    const [masked = [], shown = []] = text
      .split(/^# .*$/m)
      .slice(1)
      .map((part) => part.trim().split(/\s+/))
    expect([masked.length > 900, shown.length > 1200]).toEqual([true, true])
    expect(masked.filter((name) => sensitiveName(name) === undefined)).toEqual([])
    expect(shown.filter((name) => sensitiveName(name) !== undefined)).toEqual([])
  })

  it('is a name alone, but not where it stands in a thing', () => {
    const made = spec(
      [],
      [
        field('receivers', 'X []', { fields: [field('name')] }),
        field('groups', 'X []', { fields: [field('name')] }),
        field('name'),
      ],
    )
    expect(made.sensitive).toEqual([['receivers', 'name'], ['name']])
  })

  it('is no flag that speaks of a phone, and no address of a picture', () => {
    const made = spec(
      [
        field('checkrepeat', 'int', { description: '0/1, refuse a phone that is there already' }),
        field('a', 'String', { description: '图片地址' }),
        field('b', 'String', { description: '是否校验手机' }),
        field('c', 'Number', { description: '手机号' }),
      ],
      [],
    )
    expect(made.sensitive).toEqual([['c']])
  })

  it('is told by its description, and found inside lists', () => {
    const made = spec(
      [field('list', 'X []', { fields: [field('a', 'String', { description: '收件人手机' })] })],
      [field('a', 'String', { description: '联系地址' }), field('b', 'Date', { description: '登录名' })],
    )
    expect(made.sensitive).toEqual([['list', 'a'], ['a']])
  })

  it('is a whole struct that holds an address', () => {
    const made = spec([field('receiver_address', 'A', { fields: [field('detail'), field('city')] })], [])
    expect(made.sensitive).toEqual([['receiver_address']])
  })

  it('is never a flag', () => {
    expect(spec([field('has_mobile', 'Boolean')], []).sensitive).toEqual([])
  })
})

describe('fields to select', () => {
  const trades = field('trades', 'Trade []', {
    fields: [
      field('tid', 'Number'),
      field('status'),
      field('item_imgs', 'ItemImg []', { fields: [field('url')] }),
    ],
  })
  const asks = (example: string, output: ReadonlyArray<RawField>): unknown => {
    const { input } = spec([field('fields', 'String', { required: true, example })], output)
    return input === 'unknown' ? input : input[0]?.shape
  }

  it('are those of the answer, inner ones by their paths and lists by what they hold as well', () => {
    expect(asks('tid,item_img.url', [trades, field('total_results', 'Number')])).toEqual({
      kind: 'commaList',
      of: {
        kind: 'oneOf',
        values: ['tid', 'status', 'item_imgs', 'item_imgs.url', 'item_img', 'item_img.url'],
      },
    })
  })

  it('stay text where the example asks for more, or the answer is not one thing', () => {
    expect(asks('tid,buyer_nick', [trades])).toEqual({ kind: 'text' })
    expect(asks('', [trades, field('user', 'U', { fields: [field('a'), field('b')] })])).toEqual({
      kind: 'text',
    })
    expect(asks('', [field('r', 'R', { fields: [field('resp_code'), trades] })])).toEqual({ kind: 'text' })
    expect(asks('', [])).toEqual({ kind: 'text' })
  })
})

describe('an outcome', () => {
  const result = (output: ReadonlyArray<RawField>): Spec['outcome'] => spec([], output).outcome
  const message = field('message')
  const code = field('code')

  it('of flag is success in exactly that word, beside a code and a message', () => {
    const shown = field('flag', 'String', { example: 'success|failure', description: '响应结果' })
    for (const one of [field('flag'), shown])
      expect(result([field('response', 'R', { fields: [one, code, message] })])).toEqual({
        success: { path: ['response', 'flag'], accepts: ['success'] },
        code: { path: ['response', 'code'] },
        message: ['response', 'message'],
      })
    expect(result([field('flag'), field('x')])).toBeUndefined()
    for (const more of [{ example: '1' }, { description: '旗帜颜色' }])
      expect(result([field('flag', 'String', more), code, message])).not.toHaveProperty('success')
    expect(result([field('flag', 'Number'), code, message])).not.toHaveProperty('success')
  })

  it('is what a description asks for, where the name says nothing', () => {
    const said = { description: '操作是否成功' }
    expect(result([field('result', 'Boolean', said)])).toEqual({
      success: { path: ['result'], accepts: ['true'] },
    })
    expect(result([field('value', 'String', { example: 'success', description: '调用是否成功' })])).toEqual({
      success: { path: ['value'], accepts: ['success'] },
    })
    for (const one of [
      field('result', 'Boolean'),
      field('result', 'Boolean', { description: '是否存在' }),
      field('other', 'Boolean', said),
      field('value', 'String', said),
      field('value', 'String', { example: '1', description: '是否成功 1失败' }),
      field('value', 'Number', { example: '1', ...said }),
    ])
      expect(result([one])).toBeUndefined()
  })

  const flag = field('success', 'Boolean')

  it.each([
    [
      'at the root',
      [field('resp_success', 'Boolean'), field('resp_code', 'Number'), field('message')],
      ['resp_success'],
    ],
    ['in a wrapper', [field('result', 'R', { fields: [flag, field('code')] })], ['result', 'success']],
    [
      'in a wrapper of a wrapper',
      [field('a', 'A', { fields: [field('b', 'B', { fields: [flag] })] })],
      ['a', 'b', 'success'],
    ],
    ['spelt isSuccess', [field('isSuccess', 'Boolean')], ['isSuccess']],
    [
      'of the level that also has the code',
      [flag, field('r', 'R', { fields: [flag, field('code'), field('msg')] })],
      ['r', 'success'],
    ],
    [
      'rather than a code and a message further out',
      [field('code'), field('msg'), field('r', 'R', { fields: [field('a', 'A', { fields: [flag] })] })],
      ['r', 'a', 'success'],
    ],
    ['further out, of two that say as much', [field('r', 'R', { fields: [flag] }), flag], ['success']],
  ] as const)('is found %s', (_, output, path) => {
    expect(spec([], output).outcome?.success).toEqual({ path, accepts: ['true'] })
  })

  it('is told by a code rather than by a message further out, and never by a message alone', () => {
    const code = spec([], [field('msg'), field('r', 'R', { fields: [field('error_code')] })])
    expect(code.outcome).toEqual({ code: { path: ['r', 'error_code'] } })
    const told = (example: string): string | undefined =>
      spec([], [field('code', 'String', { example }), field('msg')]).facts.find(
        ({ at }) => at[0] === 'outcome',
      )?.because
    expect(told('10001')).toMatch(/no example is a code of success.*an override gives accepts$/)
    expect(told('200')).toBe('the names of the output fields')
    expect(spec([], [field('msg')]).outcome).toBeUndefined()
    const trade = spec([], [field('trade', 'Trade', { fields: [field('tid'), field('biz_code')] })])
    expect(trade.outcome).toBeUndefined()
  })

  it('is not looked for inside lists or deep answers', () => {
    expect(spec([], [field('rows', 'R []', { fields: [flag] })]).outcome).toBeUndefined()
    expect(spec([], [field('name'), field('id', 'Number')]).outcome).toBeUndefined()
  })

  it('takes the spelling of success from the example, and a code only where the example is a success', () => {
    const made = spec(
      [],
      [field('success', 'String', { example: 'T' }), field('code', 'String', { example: '0' })],
    )
    expect(made.outcome).toEqual({
      success: { path: ['success'], accepts: ['T'] },
      code: { path: ['code'], accepts: ['0'] },
    })
    expect(spec([], [flag, field('code', 'String', { example: '404' })]).outcome?.code).toEqual({
      path: ['code'],
    })
  })

  it('knows error_code, err_msg, is_retry and request_id in all their cases', () => {
    const output = [
      flag,
      field('errorCode'),
      field('ERR_MSG'),
      field('isRetry', 'Boolean'),
      field('resp_request_id'),
    ]
    expect(spec([], output).outcome).toMatchObject({
      code: { path: ['errorCode'] },
      message: ['ERR_MSG'],
      retryable: ['isRetry'],
      requestId: ['resp_request_id'],
    })
  })

  it('leads to fields of the answer, whatever the answer', () => {
    const name = fc.constantFrom('success', 'code', 'msg', 'result', 'data', 'is_success', 'error_code')
    const type = fc.constantFrom('String', 'Boolean', 'Number', 'X', 'X []')
    const tree: fc.Arbitrary<RawField> = fc.letrec<{ field: RawField }>((tie) => ({
      field: fc.record(
        {
          name,
          type,
          fields: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('field'), { maxLength: 3 })),
        },
        { requiredKeys: ['name', 'type'] },
      ),
    })).field
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (output) => {
        const { outcome = {}, output: made } = spec([], output)
        for (const [, path] of outcomePaths(outcome)) {
          let level = made === 'unknown' ? [] : made
          for (const segment of path) {
            const found = level.find((one) => one.name === segment)
            expect(found).toBeDefined()
            level = found === undefined ? [] : (fieldsOf(found.shape) ?? [])
          }
        }
      }),
    )
  })
})

describe('idempotence', () => {
  it.each([
    'taobao.item.get',
    'a.b.query',
    'a.b.search',
    'a.list',
    'a.city.queryAll',
    'x.getServTimes',
    'x.DescribeX.get.2013-07-01',
  ])('%s is a read', (method) => expect(spec([], [], method).idempotent).toBe(true))

  it.each(['a.b.add', 'a.get.update', 'a.getter', 'a.listing', 'a.budget', 'a.target'])(
    '%s is not',
    (method) => {
      expect(spec([], [], method).idempotent).toBe(false)
    },
  )

  it('is told by a title that looks something up, unless anything speaks of a change', () => {
    const told = (method: string, title: string): unknown =>
      infer({
        gateway: 'top',
        method,
        title,
        source: { form: 'hand', document: 'x' },
        input: [],
        output: [],
      }).idempotent
    for (const [method, title] of [
      ['taobao.tbk.dg.material.optional', '淘宝客-推广者-物料搜索'],
      ['taobao.tbk.dg.optimus.material', '淘宝客-推广者-物料精选'],
      ['alibaba.a.store.page', '分页查询门店列表查询(新)'],
    ] as const)
      expect(told(method, title)).toBe(true)
    for (const [method, title] of [
      ['taobao.a.material.upload', '物料搜索'],
      ['alibaba.a.b', '创建并查询'],
      ['alibaba.a.b', '查询人群'],
      ['alibaba.drugcode.scan', '扫码信息查询'],
      ['alibaba.task.charge.launch', '权益查询'],
    ] as const)
      expect(told(method, title)).toBe(false)
  })

  it('is given by a field that is said to serve it', () => {
    const input = [
      field('r', 'R', { fields: [field('request_id', 'String', { description: '业务请求ID,用于做幂等' })] }),
    ]
    expect(spec(input, []).idempotent).toEqual({ key: ['r', 'request_id'] })
    expect(spec([field('request_id', 'String', { description: '请求唯一ID' })], []).idempotent).toBe(false)
  })
})
