import { proxyFor } from '../../src/connect/proxyFor'

const secure = 'https://gw.api.taobao.com'
const proxy = 'http://proxy.test:3128'

describe('proxyFor', () => {
  it('finds none where none is named', () => {
    expect(proxyFor(secure, {}, {})).toBeUndefined()
    expect(proxyFor(secure, {}, { HTTPS_PROXY: '' })).toBeUndefined()
    expect(proxyFor(secure, { proxy: false }, { HTTPS_PROXY: proxy })).toBeUndefined()
  })

  it('keeps from it what goes in the clear to a host allowed by name, and nothing else', () => {
    const options = { allowInsecureHosts: ['emulator'] }
    const env = { HTTP_PROXY: proxy, HTTPS_PROXY: proxy }
    expect(proxyFor('http://emulator:8099', options, env)).toBeUndefined()
    expect(proxyFor('https://emulator:8099', options, env)?.hostname).toBe('proxy.test')
    expect(proxyFor('http://other:8099', options, env)?.hostname).toBe('proxy.test')
  })

  it('prefers lower case, and the scheme at hand', () => {
    const env = { https_proxy: 'http://a', HTTPS_PROXY: 'http://b', http_proxy: 'http://c' }
    expect(proxyFor(secure, {}, env)?.hostname).toBe('a')
    expect(proxyFor(secure, {}, { HTTPS_PROXY: 'http://b', http_proxy: 'http://c' })?.hostname).toBe('b')
    expect(proxyFor(secure, {}, { HTTP_PROXY: 'http://c' })?.hostname).toBe('c')
    expect(proxyFor('http://localhost', {}, { https_proxy: 'http://localhost:1' })).toBeUndefined()
  })

  it('takes an address without a scheme as http', () => {
    expect(proxyFor(secure, { proxy: 'proxy.test:3128' }, {})?.href).toBe('http://proxy.test:3128/')
  })

  it('keeps this machine to itself: loopback goes through a loopback proxy only', () => {
    expect(proxyFor('http://127.0.0.1:8080', {}, { HTTP_PROXY: proxy })).toBeUndefined()
    expect(proxyFor('https://localhost', { proxy }, {})).toBeUndefined()
    expect(proxyFor('http://127.0.0.1:8080', {}, { HTTP_PROXY: 'http://localhost:1' })?.port).toBe('1')
  })

  it.each([
    ['*', true],
    ['gw.api.taobao.com', true],
    ['GW.API.TAOBAO.COM', true],
    ['taobao.com', true],
    ['.taobao.com', true],
    ['*.taobao.com', true],
    ['gw.api.taobao.com:443', true],
    ['gw.api.taobao.com:8443', false],
    ['obao.com', false],
    ['api.taobao.com.evil.test', false],
    ['a.test b.test,gw.api.taobao.com', true],
    [',, ,', false],
    ['', false],
  ])('reads NO_PROXY %p as direct: %p', (list, direct) => {
    expect(proxyFor(secure, {}, { HTTPS_PROXY: proxy, NO_PROXY: list }) === undefined).toBe(direct)
    expect(proxyFor(secure, { proxy, noProxy: list }, {}) === undefined).toBe(direct)
  })

  it('reads IPv6 hosts in NO_PROXY', () => {
    const env = { HTTPS_PROXY: proxy, NO_PROXY: '2001:db8::1' }
    expect(proxyFor('https://[2001:db8::1]', {}, env)).toBeUndefined()
    expect(proxyFor('https://[2001:db8::2]', {}, env)).toBeDefined()
  })

  it('does not let NO_PROXY of the environment undo a proxy given by hand', () => {
    expect(proxyFor(secure, { proxy }, { NO_PROXY: '*' })).toBeDefined()
  })

  it('refuses a user name or password that cannot be read, without repeating it', () => {
    expect(() => proxyFor(secure, { proxy: 'http://me:50%25off@proxy.test' }, {})).not.toThrow()
    expect(() => proxyFor(secure, { proxy: 'http://me:50%off@proxy.test' }, {})).toThrow(
      /^(?!.*off)proxy must be/,
    )
  })
})
