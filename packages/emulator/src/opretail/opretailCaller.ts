import { parseJson, valueAt } from '@paifang/contract'
import { sign } from '@paifang/signer-opretail'
import { paramText } from '@paifang/signing'
import { formatCompactDateTime } from '@paifang/wire'
import type { OutgoingCall, OutgoingRequest, PlatformCaller } from '../trigger/PlatformCaller'
import { platformId } from './OpretailRequest'

type Params = Readonly<Record<string, string>>

const publicParams = ({ method, app, nowMs }: OutgoingCall): Params => ({
  _aid: platformId,
  _akey: app,
  _mt: method,
  _sm: 'md5',
  _requestMode: 'post',
  _version: 'v1',
  _timestamp: formatCompactDateTime(nowMs),
})

const inputParams = ({ input }: OutgoingCall): Params =>
  Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => {
      const text = paramText(value, name)
      return text === undefined ? [] : [[name, text]]
    }),
  )

const written = (
  { form, secret, isSigned }: OutgoingCall,
  signed: Params,
  sent = signed,
): OutgoingRequest => {
  const _sig = sign({ params: signed, secret, method: 'md5' })
  const whole = isSigned ? { ...sent, _sig } : sent
  return form === 'json'
    ? { query: '', contentType: 'application/json;charset=utf-8', body: Buffer.from(JSON.stringify(whole)) }
    : {
        query: '',
        contentType: 'application/x-www-form-urlencoded;charset=utf-8',
        body: Buffer.from(new URLSearchParams(whole).toString()),
      }
}

const longAgo = Date.UTC(2020, 0, 1)

/** Names and texts as they are signed, in the order of the gateway. */
const signedText = (params: Params): string =>
  Object.entries(params)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map((pair) => pair.join(''))
    .join('')

/**
 * opretail where it calls others. What it expects as an answer is in no document [?]: it is read as answers of the gateway
 * are.
 *
 * @see ovopark/openplatform-sdk, SignUtils.checkSign
 */
export const opretailCaller: PlatformCaller = {
  forms: ['form', 'json'],
  charsets: ['UTF-8'],
  credentialsOf: ({ accessKey, accessSecret }) => ({ app: String(accessKey), secret: String(accessSecret) }),
  write: (call) => written(call, { ...publicParams(call), ...inputParams(call) }),
  resplit: (call) => {
    const fresh = formatCompactDateTime(call.nowMs)
    // Behind all other names in the order of the gateway.
    const memo = { '~memo': 'hi' }
    const signed = { ...publicParams({ ...call, nowMs: longAgo }), ...inputParams(call) }
    const text = signedText({ ...signed, ...memo })
    // All of it but the planted moment becomes the value of the first name.
    const sent = { _aid: text.slice('_aid'.length), _timestamp: fresh }
    return written(call, { ...signed, '~memo': `hi_timestamp${fresh}` }, sent)
  },
  readAnswer: async (_contentType, body) => {
    const parsed = parseJson(body)
    const answer = parsed._tag === 'Right' ? parsed.right : undefined
    const code = valueAt(answer, ['stat', 'code'])
    if (typeof code !== 'number' && typeof code !== 'string') return Promise.resolve({ says: 'nothing' })
    const shown = String(code)
    const result = valueAt(answer, ['result'])
    const message = typeof result === 'string' ? result : ''
    const says = shown === '0' ? 'done' : shown === '7' ? 'refused' : 'failed'
    return Promise.resolve({ says, code: shown, message })
  },
}
