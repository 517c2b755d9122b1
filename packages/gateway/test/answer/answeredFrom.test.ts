import type { ProtocolError } from '@paifang/result'
import { answeredFrom } from '@paifang/gateway/author'

const error: ProtocolError = {
  _tag: 'ProtocolError',
  method: 'm',
  reason: 'status',
  status: 302,
  excerpt: '',
}
const request = { url: 'https://gw.example.com/router/rest?sign=SIGNED' }
const answered = (headers: Readonly<Record<string, string>>, status = 302): ProtocolError =>
  answeredFrom({ ...error, status }, { request, response: { headers } })

describe('where an answer came from', () => {
  it('is its host and path, without what was signed', () => {
    expect(answered({ 'content-type': 'text/html' })).toEqual({
      ...error,
      from: 'gw.example.com/router/rest',
      contentType: 'text/html',
    })
  })

  it.each([
    ['https://login.example.com/portal?back=sign%3DSIGNED#SIGNED', 'https://login.example.com/portal'],
    ['http://user:SIGNED@gw.example.com:8080/', 'http://gw.example.com:8080/'],
    ['/router/rest/?sign=SIGNED', 'https://gw.example.com/router/rest/'],
    ['//other.example.com', 'https://other.example.com/'],
  ])('says of a redirect to %s where it points, and no more', (location, shown) => {
    expect(answered({ location }).location).toBe(shown)
    expect(JSON.stringify(answered({ location }))).not.toContain('SIGNED')
  })

  it.each([
    ['', 302],
    ['http://[', 302],
    ['javascript:alert(1)', 302],
    ['data:text/html,x', 302],
    ['https://login.example.com/', 200],
    ['https://login.example.com/', 502],
  ])('says nothing of %j under the status %p', (location, status) => {
    expect(answered({ location }, status)).not.toHaveProperty('location')
  })
})
