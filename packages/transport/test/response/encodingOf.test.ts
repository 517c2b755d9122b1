import { encodingOf } from '../../src/response/decodedBody'

describe('encodingOf', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['gzip', 'gzip'],
    [' X-GZIP ', 'gzip'],
    ['br', 'br'],
    ['Deflate', 'deflate'],
    ['gzip, identity', 'gzip'],
    ['identity,, br', 'br'],
    ['gzip, gzip', undefined],
    ['gzip, br', undefined],
    ['snappy', undefined],
    ['constructor', undefined],
  ])('of %j is %p', (header, encoding) => expect(encodingOf(header)).toBe(encoding))
})
