import fc from 'fast-check'
import { jsonText } from '@paifang/wire'
import { parseJson } from '@paifang/contract'
import { createCatalogue } from '../../cli/src/explore/createCatalogue'
import type { FormField, FormShape } from '../src/contract'
import { everyOperation } from './everyOperation'
import {
  ExactNumber,
  isList,
  isStruct,
  readExact,
  setAt,
  shownOf,
  writeExact,
  type Exact,
} from '../src/operations/exactJson'
import { rowsIn } from '../src/operations/rowsIn'
import { scalarOf, typedOf } from '../src/operations/scalarOf'

const number = fc.stringMatching(/^(0|-?[1-9]\d{0,29})(\.\d{1,30})?([eE][+-]?\d{1,3})?$/)

const { exact } = fc.letrec<{ exact: Exact }>((tie) => ({
  exact: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.constant(null),
    number.map((text) => new ExactNumber(text)),
    fc.array(tie('exact'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.string(), tie('exact')), { maxLength: 4 })
      .map((members) => Object.fromEntries(members)),
  ),
}))

describe('JSON that loses nothing', () => {
  it('is read as it was written, digit for digit', () => {
    fc.assert(fc.property(exact, (value) => expect(readExact(writeExact(value))).toEqual(value)))
  })

  it('is what JSON.parse takes, and nothing else', () => {
    const texts = fc.oneof(
      exact.map((value) => writeExact(value)),
      fc.json(),
      fc
        .tuple(exact, fc.nat(), fc.constantFrom('', ',', '}', ']', '"', '0', '\u0000', ' ', 'x', '-'))
        .map(([value, at, put]) => {
          const text = writeExact(value)
          const place = at % (text.length + 1)
          return text.slice(0, place) + put + text.slice(place + 1)
        }),
    )
    const parsed = (text: string): unknown => {
      try {
        return { value: JSON.parse(text) as unknown }
      } catch {
        return undefined
      }
    }
    const plain = (value: Exact): unknown => {
      if (value instanceof ExactNumber) return Number(value.text)
      if (isList(value)) return value.map(plain)
      if (!isStruct(value)) return value
      return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
    }
    fc.assert(
      fc.property(texts, (text) => {
        const read = readExact(text)
        expect(read === undefined ? undefined : { value: plain(read) }).toEqual(parsed(text))
      }),
    )
  })

  it('is refused where it is nested without end, and costs no more than its length', () => {
    expect(readExact('['.repeat(100_000))).toBeUndefined()
    expect(readExact('{"a":'.repeat(100_000))).toBeUndefined()
  })

  it('keeps every other member in its place when one is put', () => {
    const whole = readExact('{"a":{"b":[1,7091800003790954036,3]},"c":1.50}') ?? null
    expect(writeExact(setAt(whole, ['a', 'b', 0], 'x') ?? null)).toBe(
      writeExact(readExact('{"a":{"b":["x",7091800003790954036,3]},"c":1.50}') ?? null),
    )
    expect(setAt(whole, ['a', 'b', 1], undefined)).toEqual(readExact('{"a":{"b":[1,3]},"c":1.50}'))
    expect(setAt(whole, ['a'], undefined)).toEqual(readExact('{"c":1.50}'))
    expect(setAt(undefined, ['d', 0, 'e'], '')).toEqual({ d: [{ e: '' }] })
    const odd = setAt({}, ['__proto__', 'x'], 'y')
    expect(Object.keys(odd as object)).toEqual(['__proto__'])
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })

  it('is shown with numbers only where they are exact', () => {
    expect(shownOf(readExact('[1,7091800003790954036,1.50,true,null]') ?? null)).toEqual([
      1,
      '7091800003790954036',
      '1.50',
      true,
      null,
    ])
  })
})

const field = (name: string, shape: FormShape): FormField => ({
  name,
  shape,
  kind: { en: '', zh: '' },
  required: false,
  limits: { en: '', zh: '' },
  description: '',
  example: '',
  sensitive: false,
})

describe('rows that are pasted', () => {
  const of: FormShape = {
    kind: 'struct',
    fields: [field('mobile', { kind: 'text' }), field('count', { kind: 'integer' })],
  }
  it.each([
    ['in the order of the fields', '131\t1\n132\t2\n'],
    ['under their names', 'count\tmobile\r\n1\t131\r\n2\t132'],
    ['as JSON', '[{"mobile":"131","count":1},{"mobile":"132","count":2}]'],
  ])('are read %s', (_how, pasted) => {
    expect(rowsIn(pasted, of)).toEqual([
      { mobile: '131', count: new ExactNumber('1') },
      { mobile: '132', count: new ExactNumber('2') },
    ])
  })

  it('leave out what a cell leaves empty, and take whole lines where an item is no struct', () => {
    expect(rowsIn('\t3', of)).toEqual([{ count: new ExactNumber('3') }])
    expect(rowsIn('a b\n\nc', { kind: 'text' })).toEqual(['a b', 'c'])
  })
})

describe('what is typed', () => {
  it('is shown digit for digit, and is the same again', () => {
    const integer = fc.stringMatching(/^(0|-?[1-9]\d{0,39})$/)
    fc.assert(
      fc.property(integer, (text) => {
        const value = new ExactNumber(text)
        expect(typedOf(value, { kind: 'integer' })).toBe(text)
        expect(scalarOf({ kind: 'integer' }, text)).toEqual(value)
      }),
    )
    const text = fc.string({ unit: 'binary' }).filter((one) => !one.includes('\n'))
    fc.assert(
      fc.property(text, (typed) =>
        expect(typedOf(scalarOf({ kind: 'id' }, typed), { kind: 'id' })).toBe(typed),
      ),
    )
    // What one line cannot hold is not shown in one: it would be lost as soon as somebody typed.
    expect(typedOf('a\nb', { kind: 'text' })).toBeUndefined()
    expect(typedOf({ a: 'b' }, { kind: 'text' })).toBeUndefined()
    expect(typedOf(['a', new ExactNumber('1.50')], { kind: 'commaList', of: { kind: 'text' } })).toBe(
      'a,1.50',
    )
  })

  it('keeps the digits of an integer, and never becomes a number otherwise', () => {
    expect(scalarOf({ kind: 'integer' }, '7091800003790954036')).toEqual(
      new ExactNumber('7091800003790954036'),
    )
    expect(scalarOf({ kind: 'integer' }, '007')).toBe('007')
    expect(scalarOf({ kind: 'id' }, '7091800003790954036')).toBe('7091800003790954036')
    expect(scalarOf({ kind: 'decimal' }, '1.50')).toBe('1.50')
    expect(scalarOf({ kind: 'boolean' }, 'false')).toBe(false)
    expect(scalarOf({ kind: 'text' }, '')).toBe('')
  })
})

/** Every value at a place that a form has one line for. */
const leaves = (shape: FormShape, value: Exact | undefined): ReadonlyArray<readonly [FormShape, Exact]> => {
  if (value === undefined) return []
  if (shape.kind === 'struct')
    return isStruct(value) ? shape.fields.flatMap(({ name, shape: of }) => leaves(of, value[name])) : []
  if (shape.kind === 'list') return isList(value) ? value.flatMap((item) => leaves(shape.of, item)) : []
  if (shape.kind === 'json') return leaves(shape.of, value)
  return [[shape, value]]
}

describe('the forms of every domain of this repository', () => {
  const installed = everyOperation()
  const catalogue = createCatalogue(() => installed)
  const pages = catalogue.list('').lines.map(({ id: method }) => ({ method, page: catalogue.page(method) }))

  it('are each found by an id of their own, versions of one method apart', () => {
    const { lines } = catalogue.list('')
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
    for (const { id, method } of lines) {
      const { version = 'v1', method: found } = catalogue.find(id)?.operation ?? {}
      expect(found).toBe(method)
      expect([method, `${method}@${version}`]).toContain(id)
    }
    expect(lines.filter(({ id, method }) => id !== method).length).toBeGreaterThan(3)
  })

  it('hold every example as it stands: what is shown of a value and typed again is the same to the codec', () => {
    expect(pages.length).toBeGreaterThan(20)
    let lines = 0
    for (const { method, page } of pages) {
      const { input } = catalogue.find(method)?.operation ?? {}
      if (page?.input === undefined || input === undefined) continue
      const given = readExact(page.example)
      if (given === undefined) throw new Error(`${method}: ${page.example}`)
      expect(parseJson(writeExact(given))).toEqual(parseJson(page.example))
      let typedAgain: Exact | undefined = given
      const fields = { kind: 'struct' as const, fields: page.input }
      for (const [shape, value] of leaves(fields, given)) {
        const typed = typedOf(value, shape)
        if (typed === undefined) continue
        lines += 1
        const again = scalarOf(shape, typed)
        expect(typedOf(again, shape)).toBe(typed)
      }
      const retype = (
        shape: FormShape,
        value: Exact | undefined,
        place: ReadonlyArray<string | number>,
      ): void => {
        if (shape.kind === 'struct' && isStruct(value))
          for (const one of shape.fields)
            if (Object.hasOwn(value, one.name)) retype(one.shape, value[one.name], [...place, one.name])
        if (shape.kind === 'list' && isList(value))
          value.forEach((item, at) => retype(shape.of, item, [...place, at]))
        if (shape.kind === 'json') retype(shape.of, value, place)
        const typed = 'of' in shape || 'fields' in shape ? undefined : typedOf(value, shape)
        if (value !== undefined && typed !== undefined)
          typedAgain = setAt(typedAgain, place, scalarOf(shape, typed))
      }
      retype(fields, given, [])
      const wire = (value: Exact | undefined): unknown => {
        const read = parseJson(writeExact(value ?? null))
        const decoded = input.decode(read._tag === 'Right' ? read.right : undefined)
        return decoded._tag === 'Right' ? jsonText(input.encode(decoded.right)) : decoded._tag
      }
      expect([method, wire(typedAgain)]).toEqual([method, wire(given)])
    }
    expect(lines).toBeGreaterThan(100)
  })
})
