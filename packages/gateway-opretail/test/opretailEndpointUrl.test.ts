import { opretailEndpoints, opretailEndpointUrl } from '@paifang/gateway-opretail'
import { takesJson } from '../src/opretailEndpointUrl'

describe('opretailEndpointUrl', () => {
  it.each(Object.entries(opretailEndpoints))('knows %s as %s', (name, url) => {
    expect(opretailEndpointUrl(name)).toBe(url)
    expect(url).toMatch(/^https:\/\/(openapi|cloudapi)\.(opretail|ovopark)\.com\/(cloud|m)\.api$/)
  })

  it.each([
    'http://127.0.0.1:8080/cloud.api',
    'http://localhost/m.api',
    'http://[::1]:9/cloud.api',
    'http://gate.localhost/cloud.api',
    'https://gateway.example.com/x/cloud.api',
  ])('takes %s', (url) => {
    expect(opretailEndpointUrl(url)).toBe(url)
  })

  it.each([
    'http://openapi.opretail.com/cloud.api',
    'http://127.0.0.1.example.com/cloud.api',
    'http://localhost.example.com/',
    'ftp://127.0.0.1/',
    'file:///etc/hosts',
    'javascript:alert(1)',
    'https://user:word@openapi.opretail.com/cloud.api',
    'https://openapi.opretail.com/cloud.api?_mt=x',
    'https://openapi.opretail.com/cloud.api#x',
    'production',
    'toString',
    '__proto__',
    '',
  ])('refuses %s', (url) => {
    expect(() => opretailEndpointUrl(url)).toThrow(TypeError)
  })

  it('shows no credentials of a refused URL', () => {
    expect(() => opretailEndpointUrl('https://user:word@host/')).toThrow(/^(?!.*word)/)
  })

  it('takes JSON bodies under /cloud.api alone', () => {
    expect(takesJson('https://openapi.opretail.com/cloud.api')).toBe(true)
    expect(takesJson('http://127.0.0.1:1/opretail/cloud.api')).toBe(true)
    expect(takesJson('https://openapi.opretail.com/m.api')).toBe(false)
    expect(takesJson('https://cloud.api/m.api')).toBe(false)
  })
})
