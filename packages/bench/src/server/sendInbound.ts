import { Pool } from 'undici'
import { sign as signOpretail } from '@paifang/signer-opretail'
import { signInbound } from '@paifang/signer-top'
import { formatCompactDateTime, formatDateTime } from '@paifang/wire'
import { concurrently } from '../cells/concurrently'
import { inboundSecret as secret, orderXml, visitFields } from '../cells/inboundCalls'
import { stayAwake } from './stayAwake'

/** What a cell asks its caller to do. */
export interface Sending {
  readonly url: string
  readonly kind: 'top' | 'opretail' | 'qimen'
  readonly count: number
  readonly concurrency: number
}

interface Written {
  readonly path: string
  readonly type: string
  readonly body: string
}

let sent = 0

const system = (): Readonly<Record<string, string>> => ({
  app_key: '23000001',
  timestamp: formatDateTime(Date.now()),
  v: '2.0',
  sign_method: 'md5',
})

const signed = (params: Readonly<Record<string, string>>, body: string, type: string): Written => {
  const sign = signInbound({ params, secret, body })
  return { path: `/spi?${new URLSearchParams({ ...params, sign }).toString()}`, type, body }
}

/** No two of them are alike: each is handled. */
const writers: Readonly<Record<Sending['kind'], () => Written>> = {
  top: () => {
    const body = JSON.stringify({ ...visitFields, tid: String(++sent) })
    return signed(
      { ...system(), method: 'taobao.demo.notice', format: 'json' },
      body,
      'application/json;charset=utf-8',
    )
  },
  opretail: () => {
    const params = {
      ...{
        _aid: 'S107',
        _akey: 'key',
        _mt: 'open.demo.visit',
        _sm: 'md5',
        _requestMode: 'post',
        _version: 'v1',
      },
      _timestamp: formatCompactDateTime(Date.now()),
      ...visitFields,
      tid: String(++sent),
    }
    const _sig = signOpretail({ params, secret, method: 'md5' })
    const body = new URLSearchParams({ ...params, _sig }).toString()
    return { path: '/spi', type: 'application/x-www-form-urlencoded;charset=utf-8', body }
  },
  qimen: () => {
    const params = { ...system(), method: 'deliveryorder.confirm', format: 'xml', customerId: 'c' }
    return signed(params, orderXml(String(++sent)), 'text/xml;charset=utf-8')
  },
}

const send = async ({ url, kind, count, concurrency }: Sending): Promise<void> => {
  const sleep = stayAwake()
  const pool = new Pool(url, { connections: concurrency, pipelining: 1 })
  await concurrently(
    count,
    concurrency,
    async () => {
      const { path, type, body } = writers[kind]()
      const answer = await pool.request({ path, method: 'POST', headers: { 'content-type': type }, body })
      return answer.body.text()
    },
    (text) => {
      // A benchmark of refusals would measure nothing.
      if (/failure|SIGN_|"code":-/.test(text)) throw new Error(text)
    },
  )
  await pool.close()
  sleep()
}

process.once('disconnect', () => process.exit())
process.on('message', (sending: Sending) => {
  send(sending).then(
    () => process.send?.('sent'),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      process.exit(1)
    },
  )
})
process.send?.('ready')
