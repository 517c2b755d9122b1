import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { diff, type Field, type Spec } from '../src'

const base = JSON.parse(readFileSync(join(__dirname, 'golden/structs/spec.json'), 'utf8')) as Spec
const text = (name: string, more: Partial<Field> = {}): Field => ({ name, shape: { kind: 'text' }, ...more })
const plain: Spec = {
  ...base,
  input: [text('a', { required: true }), text('b')],
  output: [text('x')],
  outcome: {},
  sensitive: [],
  facts: [],
}
const change = (more: Partial<Spec>): Spec => ({ ...plain, ...more })
const reasons = (before: Spec, after: Spec): ReadonlyArray<string> =>
  diff([before], [after]).changes.map(({ bump, reason }) => `${bump}: ${reason}`)
const withShape = (name: string, shape: Field['shape']): Field => ({ name, shape })

describe('diff', () => {
  it('finds nothing where nothing changed, whatever the order', () => {
    const other: Spec = { ...plain, method: 'taobao.other' }
    expect(diff([plain, other], [other, plain])).toEqual({ bump: 'none', changes: [], changelog: [] })
  })

  it('calls a removed operation major and a new one minor', () => {
    expect(diff([plain], [])).toMatchObject({
      bump: 'major',
      changes: [{ operation: 'demoOrderCreate', reason: 'the operation was removed' }],
    })
    expect(diff([], [plain])).toMatchObject({
      bump: 'minor',
      changes: [{ operation: 'demoOrderCreate', reason: 'new operation' }],
    })
  })

  it.each<[string, Partial<Spec>, ReadonlyArray<string>]>([
    ['a removed input field', { input: [text('a', { required: true })] }, ['major: input.b was removed']],
    ['a removed output field', { output: [] }, ['major: output.x was removed']],
    [
      'a new required input field',
      { input: [...(plain.input as Field[]), text('c', { required: true })] },
      ['major: input.c is new and required'],
    ],
    [
      'a new optional input field',
      { input: [...(plain.input as Field[]), text('c')] },
      ['minor: input.c is new'],
    ],
    ['a new output field', { output: [text('x'), text('y')] }, ['minor: output.y is new']],
    [
      'an input that becomes required',
      { input: [text('a', { required: true }), text('b', { required: true })] },
      ['major: input.b is now required'],
    ],
    ['an input that becomes optional', { input: [text('a'), text('b')] }, ['minor: input.a is now optional']],
    [
      'a narrowed type',
      { input: [text('a', { required: true }), withShape('b', { kind: 'integer' })] },
      ['major: input.b: type changed from text → integer'],
    ],
    [
      'a type that takes more',
      { input: [text('a', { required: true }), withShape('b', { kind: 'unknown' })] },
      ['minor: input.b: type widened from text → unknown'],
    ],
    [
      'a changed type of an answer',
      { output: [withShape('x', { kind: 'unknown' })] },
      ['major: output.x: type changed from text → unknown'],
    ],
    [
      'a tighter limit',
      { input: [text('a', { required: true }), text('b', { limits: { maxLength: 5 } })] },
      ['major: input.b: maxLength unlimited → 5'],
    ],
    ['a listed code', { errors: [...plain.errors, { code: 'new' }] }, ['minor: code new is now listed']],
    [
      'a code no longer listed',
      { errors: plain.errors.slice(1) },
      ['major: code isv.out-of-stock is no longer listed'],
    ],
    ['a session that becomes required', { session: 'required' }, ['major: session: unknown → required']],
    ['a session that is no longer needed', { session: 'none' }, ['minor: session: unknown → none']],
    [
      'another outcome',
      { outcome: { message: ['x'] } },
      ['minor: where the answer says how it ended changed'],
    ],
    [
      'a description',
      { input: [text('a', { required: true, description: 'new' }), text('b')] },
      ['patch: input.a: text changed'],
    ],
    ['a title', { title: 'new' }, ['patch: text changed']],
    ['another mask', { sensitive: [['a']] }, ['patch: what is masked changed']],
    ['an input nobody describes any more', { input: 'unknown' }, ['minor: input is no longer described']],
    ['an answer nobody describes any more', { output: 'unknown' }, ['major: output is no longer described']],
    ['an answer that becomes a list', { outputIs: 'list' }, ['major: output is now a list']],
  ])('%s', (_, more, expected) => {
    expect(reasons(plain, change(more))).toEqual(expected)
  })

  it('looks inside structs, lists and JSON text', () => {
    const inside = (fields: ReadonlyArray<Field>): Partial<Spec> => ({
      input: [
        withShape('r', { kind: 'list', of: { kind: 'struct', fields } }),
        withShape('j', { kind: 'json', of: { kind: 'struct', fields } }),
      ],
    })
    expect(
      reasons(change(inside([text('p')])), change(inside([withShape('p', { kind: 'boolean' })]))),
    ).toEqual([
      'major: input.r.p: type changed from text → boolean',
      'major: input.j.p: type changed from text → boolean',
    ])
  })

  it('takes integer → id for wider in an input, also inside a list', () => {
    const list = (kind: 'integer' | 'id'): Partial<Spec> => ({
      input: [withShape('n', { kind: 'commaList', of: { kind } })],
    })
    expect(reasons(change(list('integer')), change(list('id')))).toEqual([
      'minor: input.n: type widened from comma list of integer → comma list of id',
    ])
    expect(diff([change(list('id'))], [change(list('integer'))]).bump).toBe('major')
  })

  it('says the strongest bump and writes the changelog, strongest first', () => {
    const after = change({ title: 'new', output: [], errors: [...plain.errors, { code: 'new' }] })
    expect(diff([plain], [after])).toMatchObject({
      bump: 'major',
      changelog: [
        '### Major changes',
        '',
        '- `demoOrderCreate`: output.x was removed',
        '',
        '### Minor changes',
        '',
        '- `demoOrderCreate`: code new is now listed',
        '',
        '### Patch changes',
        '',
        '- `demoOrderCreate`: text changed',
        '',
      ],
    })
  })

  it('tells versions of a method apart, and a new name for an old operation', () => {
    const v = (version: string): Spec => ({ ...plain, gateway: 'opretail', method: 'open.a', version })
    expect(diff([v('v1')], [v('v1'), v('v2')])).toMatchObject({
      bump: 'minor',
      changes: [{ operation: 'aV2', reason: 'new operation' }],
    })
    expect(diff([v('v2')], [v('v1'), v('v2')]).changes).toContainEqual({
      operation: 'aV2',
      bump: 'major',
      reason: 'was called a',
    })
  })
})
