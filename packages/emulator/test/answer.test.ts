import { isRight } from 'fp-ts/Either'
import {
  boolean,
  commaList,
  dateTime,
  decimal,
  file,
  id,
  integer,
  json,
  limited,
  list,
  oneOf,
  recursive,
  struct,
  text,
  unknownStruct,
  type Codec,
  type Outcome,
} from '@paifang/contract'
import { arbitraryOutput } from '../src/answer/arbitraryOutput'
import { wrapLists } from '../src/answer/wrapLists'
import { itemName } from '../src/answer/itemName'
import { writeXml } from '../src/answer/writeXml'
import { createRandom } from '../src/random/Random'
import { explainHeader } from '../src/gateway/Explained'
import { failBusiness } from '../src/call/failBusiness'
import { readInput } from '../src/gateway/readInput'
import type { AnyOperation } from '../src'
import { trade } from './operations'

describe('writeXml', () => {
  it('repeats lists, leaves out what is absent, escapes and drops what XML cannot hold', () => {
    expect(writeXml('a', { b: [1, 2n], c: null, d: undefined, e: '<&>"\r\n\u0000\ud800x' })).toBe(
      '<a><b>1</b><b>2</b><e>&lt;&amp;&gt;&quot;&#13;\nx</e></a>',
    )
  })
})

describe('names of elements', () => {
  it('are made legal', () => {
    expect(writeXml('r', { 'a b<': 1, 中文: 2, '1x': 3, '': 4 })).toBe(
      '<r><a_b_>1</a_b_><中文>2</中文><_1x>3</_1x><_>4</_></r>',
    )
  })
})

describe('itemName', () => {
  it.each([
    ['trades', {}, 'trade'],
    ['categories', {}, 'category'],
    ['address', {}, 'address_item'],
    ['data', undefined, 'data_item'],
    ['tags', 'x', 'string'],
    ['ids', 1n, 'number'],
    ['ids', 1, 'number'],
    ['flags', true, 'boolean'],
  ])('calls an item of %s (%p) %s', (name, first, expected) => {
    expect(itemName(name, first)).toBe(expected)
  })

  it('is used at every depth', () => {
    expect(wrapLists({ trades: [{ orders: [{ oid: 1 }] }], data: [[1]] })).toEqual({
      trades: { trade: [{ orders: { order: [{ oid: 1 }] } }] },
      data: { data_item: [{ number: [1] }] },
    })
  })
})

describe('arbitraryOutput', () => {
  interface Tree {
    readonly name: string
    readonly children?: ReadonlyArray<Tree>
  }
  const tree: Codec<Tree> = recursive<Tree>('Tree', () =>
    struct<Tree>('Tree', { required: { name: text }, optional: { children: list(tree) } }),
  )
  const output = struct('Output', {
    required: {
      tree,
      when: dateTime,
      amount: decimal,
      count: integer,
      done: boolean,
      some: commaList(id),
      inner: json(struct('Inner', { required: { x: integer } })),
      free: unknownStruct,
      upload: file,
    },
  })
  const operation = {
    ...trade,
    output,
    outcome: { success: { path: ['done'], accepts: ['true'] } },
  } as unknown as AnyOperation

  it.each([1, 2, 3, 4, 5])('fits every kind of codec and says success (seed %i)', (seed) => {
    const made = arbitraryOutput(operation, createRandom(seed))
    expect(isRight(output.decode(output.encode(made as never)))).toBe(true)
    expect(made).toMatchObject({ done: true, inner: { x: expect.any(Number) } })
    expect(arbitraryOutput(operation, createRandom(seed))).toEqual(made)
  })

  it('says the code of success, or leaves it where the codec does not take it', () => {
    const coded = (path: ReadonlyArray<string>): AnyOperation => ({
      ...operation,
      outcome: { code: { path, accepts: ['200'] } },
    })
    expect(arbitraryOutput(coded(['count']), createRandom(1))).toMatchObject({ count: 200 })
    expect(arbitraryOutput(coded(['done', 'code']), createRandom(1))).not.toHaveProperty('done.code')
  })

  it('says one that says so by itself, where no document lists any and nothing else tells', () => {
    const codes = struct('Codes', {
      optional: { text, number: integer, word: oneOf(['FAIL', 'SUCCESS']), done: boolean },
    })
    const made = (outcome: Outcome) =>
      arbitraryOutput({ ...operation, output: codes, outcome }, createRandom(1))
    for (const [name, code] of [
      ['text', '0'],
      ['number', 0],
      ['word', 'SUCCESS'],
    ] as const)
      expect(made({ code: { path: [name] } })).toMatchObject({ [name]: code })
    const success = { path: ['done'], accepts: ['true'] }
    expect(made({ success, code: { path: ['text'] } })).toMatchObject({
      done: true,
      text: expect.stringMatching(/^demo-/),
    })
  })

  it('gives what it has for a codec nothing fits', () => {
    const never = limited(text, { maxLength: 0 })
    const made = arbitraryOutput({ ...operation, output: never }, createRandom(1))
    expect(made).toBeUndefined()
  })
})

describe('failBusiness', () => {
  const outcome = {
    success: { path: ['r', 'ok'], accepts: ['true'] },
    code: { path: ['code'] },
    message: ['msg'],
  }

  it('keeps the way flags and codes are written', () => {
    expect(failBusiness({ r: { ok: 'true' }, code: 0 }, outcome, { code: '7' })).toMatchObject({
      r: { ok: 'false' },
      code: 7,
    })
    expect(failBusiness({ r: { ok: true }, code: 0 }, outcome)).toMatchObject({ r: { ok: false }, code: -1 })
    expect(failBusiness(null, outcome, { message: 'no' })).toEqual({
      r: { ok: false },
      code: 'EMULATED_FAILURE',
      msg: 'no',
    })
    expect(failBusiness({ a: 1 }, undefined)).toEqual({ a: 1 })
  })
})

describe('readInput', () => {
  const fault = (params: Readonly<Record<string, unknown>>): unknown => readInput(trade, params)

  it('tells missing from wrong, also inside JSON text', () => {
    expect(fault({})).toMatchObject({ fault: { path: 'tid', missing: true } })
    expect(fault({ tid: '1', lines: '[{"sku":"a"' })).toMatchObject({
      fault: { path: 'lines', missing: false },
    })
    expect(fault({ tid: '1', lines: '[{"sku":"a","count":null}]' })).toMatchObject({
      fault: { path: 'lines[0].count', missing: true },
    })
    expect(fault({ tid: '1', lines: '[1]' })).toHaveProperty('fault')
  })
})

describe('explainHeader', () => {
  const explained = {
    matched: true,
    name: 'n',
    differences: [],
    en: 'e',
    zh: '中',
    formula: 'f',
    complete: true,
  }

  it('is ASCII, without the string to sign, and short', () => {
    expect(explainHeader({ ...explained, stringToSign: 'secretless' })).toBe(
      '{"matched":true,"name":"n","differences":[],"en":"e","zh":"\\u4e2d","formula":"f","complete":true}',
    )
    expect(explainHeader({ ...explained, zh: '中'.repeat(2000) })).toBe(
      '{"matched":true,"name":"n","differences":[]}',
    )
  })
})
