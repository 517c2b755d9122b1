import { axiosTransport, fetchTransport, refuseUnknownOptions, undiciTransport } from '@paifang/transport'

describe('options', () => {
  const known = new Set(['appKey', 'attemptTimeoutMs', 'session', 'endpoint'])
  it.each([
    [{ timeout: 1 }, /^timeout: no option of this name; did you mean attemptTimeoutMs or deadlineMs\?$/],
    [{ token: 't' }, /did you mean session\?/],
    [{ url: 'u' }, /did you mean endpoint\?/],
    [{ app_key: 'k' }, /did you mean appKey\?/],
    [{ something: 1 }, /^something: no option of this name$/],
    [null, /an object/],
  ])('%j is refused', (options, message) =>
    expect(() => refuseUnknownOptions(options, known)).toThrow(message),
  )
  it('that stand in another option are named with it', () => {
    expect(() => refuseUnknownOptions({ size: 1 }, new Set(['sizes']), 'window')).toThrow(
      /^window\.size: no option of this name; did you mean sizes\?$/,
    )
    expect(() => refuseUnknownOptions(7, known, 'window')).toThrow(/^window: expected an object of options$/)
  })
  it('that are known, or undefined, pass', () =>
    expect(() => refuseUnknownOptions({ appKey: 1, other: undefined }, known)).not.toThrow())
})

describe('a transport', () => {
  const misspelt = { proxi: 'http://127.0.0.1:3128' } as never
  it.each([
    ['undiciTransport', () => undiciTransport(misspelt)],
    ['axiosTransport', () => axiosTransport(misspelt)],
    ['fetchTransport', () => fetchTransport(misspelt)],
  ])('%s passes by no proxy whose option is misspelt', (_name, make) => {
    expect(make).toThrow(new TypeError('proxi: no option of this name; did you mean proxy?'))
  })

  it('over fetch still says why it has no place for connections of its own', () => {
    expect(() => fetchTransport({ ca: 'x' } as never)).toThrow(/^(?!.*no option)/)
  })
})
