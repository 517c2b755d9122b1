import { left, right } from 'fp-ts/Either'
import { insecureHosts } from '../../src/request/insecureHosts'
import { isLoopback } from '../../src/request/isLoopback'
import { targetOf } from '../../src/request/targetOf'

describe('targetOf', () => {
  it.each([
    [
      'https://gw.api.taobao.com/router/rest',
      'https://gw.api.taobao.com',
      '/router/rest',
      'gw.api.taobao.com:443',
    ],
    ['https://gw.api.taobao.com:443/a?b=c#d', 'https://gw.api.taobao.com', '/a?b=c', 'gw.api.taobao.com:443'],
    ['http://localhost:8080', 'http://localhost:8080', '/', 'localhost:8080'],
    ['http://[::1]:1/x', 'http://[::1]:1', '/x', '[::1]:1'],
    ['http://127.1/x', 'http://127.0.0.1', '/x', '127.0.0.1:80'],
    ['http://api.localhost/x', 'http://api.localhost', '/x', 'api.localhost:80'],
    ['https://例え.test/中', 'https://xn--r8jz45g.test', '/%E4%B8%AD', 'xn--r8jz45g.test:443'],
  ])('splits %s', (url, origin, path, host) => {
    expect(targetOf(url)).toEqual(right({ origin, path, host }))
  })

  it.each([
    'http://gw.api.taobao.com/',
    'http://127.0.0.1.evil.test/',
    'http://localhost.evil.test/',
    'http://2130706433.test/',
  ])('refuses plain http to %s', (url) => {
    expect(targetOf(url)).toEqual(left('the URL must be https; plain http is for loopback hosts only'))
  })

  it('lets plain http go to hosts allowed by name, and to nothing that only looks like them', () => {
    const emulator = insecureHosts(['emulator', '[fd00::1]', '10.0.0.7'])
    for (const url of ['http://emulator:8099/x', 'http://EMULATOR/', 'http://[fd00::1]/', 'http://10.0.0.7/'])
      expect(targetOf(url, emulator)._tag).toBe('Right')
    for (const host of ['emulator.evil.test', 'evil.emulator', 'emulators', '10.0.0.70', 'emulator.'])
      expect(targetOf(`http://${host}/`, emulator)._tag).toBe('Left')
  })

  it.each(['*', '*.test', 'http://emulator', 'emulator:8099', 'Emulator', '', 'a b', 'user@emulator', 7])(
    'takes %p for no name of a host',
    (name) => {
      expect(() => insecureHosts([name as string])).toThrow(/^allowInsecureHosts: /)
    },
  )

  it('takes no text for a list of names', () => {
    expect(() => insecureHosts('emulator' as unknown as ReadonlyArray<string>)).toThrow(TypeError)
  })

  it('does not repeat what it refuses', () => {
    for (const url of ['x?session=1', 'https://a b?session=1', 'ws://a/?session=1', 'https://session:1@a/']) {
      expect(JSON.stringify(targetOf(url))).not.toContain('session')
    }
  })

  it('refuses what is no text at all', () => {
    expect(targetOf(undefined as unknown as string)._tag).toBe('Left')
  })
})

describe('isLoopback', () => {
  it.each(['localhost', 'a.localhost', '127.0.0.1', '127.8.9.1', '[::1]'])('knows %s', (name) => {
    expect(isLoopback(name)).toBe(true)
  })
  it.each(['localhost.test', '128.0.0.1', '[::2]', '0.0.0.0', 'example.com'])(
    'knows that %s is elsewhere',
    (name) => {
      expect(isLoopback(name)).toBe(false)
    },
  )
})
