import { describe as line } from '@paifang/result'
import { topErrors, topSubCodes } from '@paifang/gateway-top'
import { tradeGet } from './support/operations'
import { refusal, scriptedClient } from './support/scripted'

const call = async (code: number, more: object = {}) => {
  const { client } = scriptedClient([refusal(code, more)], { retry: false, maxBanWaitMs: 0 })
  const result = await client.call(tradeGet, { tid: 1 })()
  return result._tag === 'Left' ? result.left : undefined
}

describe('topErrors', () => {
  it('holds every documented code once, with advice in both languages', () => {
    const codes = topErrors.map(({ code }) => Number(code))
    expect(codes).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 40, 41,
      42, 43, 44, 47, 50, 53, 88,
    ])
    for (const { advice } of topErrors) {
      expect(advice.en).toMatch(/^[A-Z].*\.$/)
      expect(advice.zh).toMatch(/[\u4e00-\u9fff].*。$/)
    }
  })

  it('advises nobody to repeat what may have been carried out without a look', () => {
    const passing = [...topErrors, ...topSubCodes].filter(
      ({ kind, retryable }) => kind === 'unavailable' && retryable,
    )
    expect(passing.length).toBeGreaterThan(4)
    for (const { advice } of passing)
      expect([advice.en, advice.zh]).toEqual([
        expect.stringContaining('of a write, look first whether it was carried out'),
        expect.stringContaining('写操作请先确认是否已生效'),
      ])
  })

  it.each(topErrors.map(({ code, kind, name }) => [code, kind, name] as const))(
    'code %s is of kind %s (%s)',
    async (code, kind, name) => {
      expect(await call(Number(code))).toMatchObject({
        _tag: 'GatewayError',
        gateway: 'top',
        code,
        kind,
        name,
        requestId: 'rid',
      })
    },
  )

  it.each([45, 46, 48, 49, 51, 52, 501, 0, -1])(
    'code %i stays unlisted, with its raw values',
    async (code) => {
      const error = await call(code, { sub_code: 'x.y', sub_msg: 'z' })
      expect(error).toMatchObject({
        kind: 'unlisted',
        code: String(code),
        name: `message ${code}`,
        subCode: 'x.y',
        message: 'z',
        retryable: false,
      })
    },
  )
})

describe('topSubCodes', () => {
  it.each([
    [15, 'isp.remote-service-timeout', 'unavailable', true],
    [15, 'isp.trade-service-unavailable', 'unavailable', true],
    [15, 'isp.top-remote-connection-timeout-tmall', 'unavailable', true],
    [15, 'isp.null-pointer-exception', 'unavailable', false],
    [15, 'isp.item-update-service-error:GENERIC_FAILURE', 'unavailable', false],
    [40, 'isv.missing-parameter:tid', 'parameters', false],
    [15, 'isv.invalid-parameter:fields', 'parameters', false],
    [15, 'isv.user-not-exist:invalid-nick', 'parameters', false],
    [15, 'isv.trade-service-error:X', 'unlisted', false],
    [15, 'SOMETHING_ELSE', 'unlisted', false],
    [11, 'isv.permission-ip-whitelist-limit', 'permission', false],
    [27, 'session-expired', 'session', false],
    [27, 'isv.something-new', 'session', false],
    [15, 'isv.timestamp-limit-error', 'clock', false],
    [15, 'isv.request-replay-error', 'duplicate', false],
    [15, 'isv.appkey not exists', 'credentials', false],
  ])('code %i with %s is %s', async (code, sub_code, kind, retryable) => {
    expect(await call(code, { sub_code })).toMatchObject({ subCode: sub_code, kind, retryable })
  })

  it('give advice in both languages', () => {
    for (const { advice } of topSubCodes) expect(advice.zh).toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('sub_msg', () => {
  it('has its HTML entities decoded and goes before msg', async () => {
    const error = await call(41, {
      sub_msg: 'a &lt;b&gt; &amp;amp; &quot;c&quot; &#20013;&#x6587; &unknown; &#0;',
    })
    expect(error).toMatchObject({ message: 'a <b> &amp; "c" 中文 &unknown; &#0;', name: 'Invalid Arguments' })
  })

  it('becomes one line that names the code and what to do', async () => {
    const error = await call(25)
    expect(line(error!)).toContain('code 25 Invalid Signature')
    expect(line(error!)).toContain('explain()')
    expect(line(error!, 'zh')).toContain('请')
  })
})
