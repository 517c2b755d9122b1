import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyOverrides, report, type Override, type Spec } from '../src'

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
