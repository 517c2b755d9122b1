import * as fc from 'fast-check'
import { formText } from '../../src/body/formText'

describe('formText', () => {
  it('writes what a browser form writes', () => {
    expect(
      formText([
        ['a b', 'x=&+%'],
        ['名', "~!'()*-._/"],
        ['', ''],
      ]),
    ).toBe('a+b=x%3D%26%2B%25&%E5%90%8D=%7E%21%27%28%29*-._%2F&=')
    expect(formText([])).toBe('')
  })

  it('agrees with URLSearchParams on every text', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
        expect(formText(pairs)).toBe(
          new URLSearchParams(pairs.map(([name, value]) => [name, value] as [string, string])).toString(),
        )
      }),
    )
  })
})
