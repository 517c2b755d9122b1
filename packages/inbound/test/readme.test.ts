import { join } from 'node:path'
import { sign as signOpretail } from '@paifang/signer-opretail'
import { signInbound } from '@paifang/signer-top'
import { formatCompactDateTime, formatDateTime } from '@paifang/wire'
import { examplesIn, runExample } from '../../../.dev/test/examples'
import { exampleOverRedis } from '../../../.dev/test/exampleOverRedis'
import { freePort } from '../../../.dev/test/freePort'

const [service = '', overRedis = ''] = examplesIn(join(__dirname, '..', 'README.md'))

describe('the README', () => {
  it('shows a callback service of at most 20 lines', async () => {
    expect(service.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(20)
    const port = String(await freePort())
    const env = {
      TOP_SECRET: 'top secret',
      QIMEN_SECRET: 'qimen secret',
      OPRETAIL_SECRET: 'its secret',
      PORT: port,
    }
    let end: () => unknown = () => undefined
    await runExample(service, {
      load: require,
      env,
      once: (signal, listener) => {
        if (signal === 'SIGTERM') end = listener
      },
    })
    const nowMs = Date.now()
    const posted = async (query: string, body: string, type: string): Promise<string> =>
      (
        await fetch(`http://127.0.0.1:${port}/spi?${query}`, {
          method: 'POST',
          body,
          headers: { 'content-type': type, connection: 'close' },
        })
      ).text()
    const post = async (...call: Parameters<typeof posted>): Promise<unknown> =>
      JSON.parse(await posted(...call))
    const notice = { method: 'taobao.demo.notice', app_key: '1', timestamp: formatDateTime(nowMs) }
    const body = '{"tid":6000000000000000001}'
    const sign = signInbound({ params: notice, secret: env.TOP_SECRET, body })
    const query = new URLSearchParams({ ...notice, sign }).toString()
    expect(await post(query, body, 'application/json')).toEqual({ message: 'stored 6000000000000000001' })
    expect(await post(query, '{"tid":1}', 'application/json')).toEqual({
      flag: 'failure',
      sub_code: 'sign-check-failure',
      sub_message: 'Illegal request',
    })
    const cancel = { method: 'order.cancel', app_key: '1', timestamp: formatDateTime(nowMs), customerId: 'c' }
    const xml = '<request><deliveryOrderCode>D1</deliveryOrderCode></request>'
    const signed = signInbound({ params: cancel, secret: env.QIMEN_SECRET, body: xml })
    expect(
      await posted(new URLSearchParams({ ...cancel, sign: signed }).toString(), xml, 'text/xml'),
    ).toContain('<response><flag>success</flag><code>0</code><message>cancelled</message></response>')
    const visit = { _mt: 'open.demo.visit', _sm: 'md5', _timestamp: formatCompactDateTime(nowMs), tid: '1' }
    const _sig = signOpretail({ params: visit, secret: env.OPRETAIL_SECRET, method: 'md5' })
    const form = new URLSearchParams({ ...visit, _sig }).toString()
    expect(await post('', form, 'application/x-www-form-urlencoded')).toEqual({
      stat: { code: 40001, codename: '40001' },
      result: 'no such store',
    })
    await end()
  })

  it('shows an idempotency key over Redis', async () => {
    const env = { TOP_APP_SECRET: 'top secret' }
    await exampleOverRedis(overRedis, { load: require, env })
  })
})
