import {
  commaList,
  file,
  id,
  json,
  list,
  present,
  shapeOf,
  struct,
  text,
  unknownStruct,
  unknownValue,
} from '@paifang/contract'
import * as t from 'io-ts'

describe('shapeOf', () => {
  it('says what a codec is made of', () => {
    const shop = struct('Shop', { required: { sid: id }, optional: { title: text } })
    expect(shapeOf(shop)).toEqual({
      kind: 'struct',
      name: 'Shop',
      required: { sid: id },
      optional: { title: text },
    })
    expect(shapeOf(list(shop))).toEqual({ kind: 'list', name: 'list of Shop', item: shop })
    expect(shapeOf(commaList(text))).toMatchObject({ kind: 'comma-list', item: text })
    expect(shapeOf(json(shop))).toMatchObject({ kind: 'json', inner: shop })
    expect(shapeOf(present(list(text)))).toMatchObject({ kind: 'list' })
    expect(shapeOf(file).kind).toBe('file')
    expect(shapeOf(unknownValue).kind).toBe('unknown')
    expect(shapeOf(unknownStruct).kind).toBe('unknown')
    expect(shapeOf(text)).toEqual({ kind: 'scalar', name: 'text' })
    expect(shapeOf(t.string)).toEqual({ kind: 'foreign', name: 'string' })
  })
})
