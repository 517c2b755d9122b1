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
        field('kind', 'Number', { description: '编号类型' }),
      ],
      [],
    )
    expect(input).toMatchObject([
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
    ['constructor', 'output', { kind: 'unknownStruct' }],
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
  ])('is not told by the name %s', (name) => expect(sensitiveName(name)).toBeUndefined())

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

describe('an outcome', () => {
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
  ] as const)('is found %s', (_, output, path) => {
    expect(spec([], output).outcome?.success).toEqual({ path, accepts: ['true'] })
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

  it('is given by a field that is said to serve it', () => {
    const input = [
      field('r', 'R', { fields: [field('request_id', 'String', { description: '业务请求ID,用于做幂等' })] }),
    ]
    expect(spec(input, []).idempotent).toEqual({ key: ['r', 'request_id'] })
    expect(spec([field('request_id', 'String', { description: '请求唯一ID' })], []).idempotent).toBe(false)
  })
})
