import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import { applyOverrides, emit, importTopPage, report, type Override, type Spec } from '../src'

const spec = JSON.parse(readFileSync(join(__dirname, 'golden/structs/spec.json'), 'utf8')) as Spec
const apply = (...overrides: ReadonlyArray<Omit<Override, 'reason'>>): unknown =>
  applyOverrides(spec, {
    format: 'paifang.overrides/1',
    method: spec.method,
    overrides: overrides.map((one) => ({ ...one, reason: 'because' })),
  })

describe('overrides', () => {
  it('replace, add and remove members of the spec', () => {
    expect(
      apply(
        { at: ['session'], value: 'required' },
        { at: ['outcome', 'success', 'accepts'], value: ['1'] },
        { at: ['title'], value: null },
        { at: ['verb'], value: 'GET' },
      ),
    ).toMatchObject({
      right: {
        session: 'required',
        verb: 'GET',
        outcome: { success: { path: ['result', 'success'], accepts: ['1'] } },
      },
    })
    expect(apply({ at: ['title'], value: null })).not.toHaveProperty('right.title')
  })

  it('change, add and remove fields at any depth', () => {
    expect(
      apply(
        { at: ['input', 'order', 'items', 'count'], value: { required: true, shape: { kind: 'id' } } },
        { at: ['input', 'order', 'items', 'extra'], value: { shape: { kind: 'text' } } },
        { at: ['input', 'order', 'receiver'], value: null },
      ),
    ).toMatchObject({
      right: {
        input: [
          {
            name: 'order',
            shape: {
              fields: [
                {
                  name: 'items',
                  shape: {
                    of: {
                      fields: [
                        { name: 'sku_id' },
                        { name: 'count', required: true, shape: { kind: 'id' } },
                        { name: 'extra' },
                      ],
                    },
                  },
                },
              ],
            },
          },
        ],
      },
    })
  })

  it('replace a whole side', () => {
    expect(apply({ at: ['output'], value: 'unknown' })).toMatchObject({ right: { output: 'unknown' } })
    expect(
      apply(
        { at: ['output'], value: 'unknown' },
        { at: ['output', 'a'], value: { shape: { kind: 'text' } } },
      ),
    ).toMatchObject({ right: { output: [{ name: 'a' }] } })
  })

  it('that fit nothing are problems, all of them', () => {
    expect(
      apply(
        { at: ['input', 'gone', 'x'], value: {} },
        { at: ['input', 'gone'], value: null },
        { at: ['session'], value: 'none' },
      ),
    ).toEqual({
      _tag: 'Left',
      left: [
        { at: [spec.method, 'input.gone.x'], message: 'the override fits nothing in the spec' },
        { at: [spec.method, 'input.gone'], message: 'the override fits nothing in the spec' },
      ],
    })
    expect(
      applyOverrides(spec, { format: 'paifang.overrides/1', method: 'a.b', overrides: [] }),
    ).toMatchObject({ _tag: 'Left' })
  })

  it('do not touch the spec they are applied to', () => {
    const before = JSON.stringify(spec)
    apply({ at: ['outcome', 'success', 'accepts'], value: [] }, { at: ['input', 'order'], value: null })
    expect(JSON.stringify(spec)).toBe(before)
  })
})

describe('report', () => {
  it('lists inferred facts and corrections with their reasons', () => {
    const overrides = new Map([
      [spec.method, [{ at: ['session'], value: 'none', reason: 'the label says so' }]],
    ])
    expect(report([spec], overrides)).toEqual([
      'taobao.demo.order.create  inferred  input.order.items.sku_id: id (a Number whose name says that it identifies something)',
      'taobao.demo.order.create  inferred  output.result.orders.order_id: id (a Number whose name says that it identifies something)',
      'taobao.demo.order.create  inferred  input.order.receiver.receiver_mobile: sensitive (the name says mobile)',
      'taobao.demo.order.create  inferred  outcome: success at result.success, code at result.error_code, message at result.error_msg (the names of the output fields)',
      'taobao.demo.order.create  by hand   session: the label says so',
    ])
  })
})

describe('a guessed type', () => {
  const page =
    'taobao.demo.add (x)\n\n请求参数\n\n名称 类型 是否必须 示例值 更多限制 描述\n' +
    'kind enum 必须 x 种类\nid Number 可选 1 编号\nsize Number 可选 abc 数量\n\n' +
    '响应参数\n\n名称 类型 示例值 描述\nresult Order x 结果\n\n请求示例\n\n响应示例\n\nAPI工具\n'
  const read = (text: string): Spec => {
    const imported = importTopPage(text.replace('enum', 'Enum'), { document: 'd' })
    if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
    return imported.right
  }
  const sourceOf = (one: Spec): string => emit([one]).get('src/apis/demoAdd.ts') ?? ''

  it('is said where a hover shows its field, without the line of its document', () => {
    const source = sourceOf(read(page))
    expect(source).toContain(
      '    /**\n     * 种类 (e.g. `x`)\n     *\n     * Type guessed: "Enum" does not say how a value is written: it is taken for anything\n     */\n    readonly kind: unknown\n',
    )
    expect(source).toContain(
      '     * In doubt: the document calls it Number, but its example is "abc"\n     */\n    readonly size?: ',
    )
    expect(source).toContain('Type guessed: no document says what "Order" is')
    expect(source.match(/Type guessed|In doubt/g)).toHaveLength(3)
    expect(sourceOf(read(`\n\n${page}`))).toBe(source)
  })

  it('is no guess any more where a person says what it is', () => {
    const overrides = [{ at: ['input', 'kind'], value: { shape: { kind: 'text' } }, reason: 'It is a text.' }]
    const corrected = applyOverrides(read(page), {
      format: 'paifang.overrides/1',
      method: 'taobao.demo.add',
      overrides,
    })
    if (isErr(corrected)) throw new Error(JSON.stringify(corrected.left))
    expect(sourceOf(corrected.right)).toContain('/** 种类 (e.g. `x`) */\n    readonly kind: string\n')
  })
})
