import { createHash } from 'node:crypto'
import { credentials, nextInput } from './itemOperation'

/** Parameters of the next call, as text, without the signature. */
export const callParams = (): Record<string, string> => ({
  method: 'taobao.item.seller.get',
  app_key: credentials.appKey,
  timestamp: '2016-01-01 12:00:00',
  format: 'json',
  v: '2.0',
  sign_method: 'md5',
  simplify: 'true',
  ...nextInput(),
})

/** The signature as people write it by hand. */
export const handSigned = (params: Readonly<Record<string, string>>): Record<string, string> => {
  let text = ''
  for (const name of Object.keys(params).sort()) text += name + (params[name] ?? '')
  const sign = createHash('md5')
    .update(credentials.appSecret + text + credentials.appSecret, 'utf8')
    .digest('hex')
    .toUpperCase()
  return { ...params, sign }
}
