import { createHash, createHmac } from 'node:crypto'

/** A second writing of both signatures, from the published rules: nothing of the package takes part. */
export type Entries = ReadonlyArray<readonly [name: string, text: string]>

export interface Way {
  readonly secret: string
  readonly algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512'
  /** Around the text, or as the key of an HMAC, whose bytes are read as hex or Base64 when it says so. */
  readonly place: 'around' | 'head' | 'tail' | 'nowhere' | 'key' | 'hex' | 'base64' | 'text'
  readonly order: (a: readonly [string, string], b: readonly [string, string]) => number
  readonly join: (entries: Entries) => string
  readonly encode: (text: string) => Buffer
  readonly body: string
}

export const byCodeUnit: Way['order'] = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)

export const plainWay = (secret: string): Way => ({
  secret,
  algorithm: 'md5',
  place: 'around',
  order: byCodeUnit,
  join: (entries) => entries.map(([name, text]) => name + text).join(''),
  encode: (text) => Buffer.from(text),
  body: '',
})

export const signText = (text: string, way: Way): string => {
  const { algorithm, place, secret, encode } = way
  const digest =
    place === 'key' || place === 'hex' || place === 'base64'
      ? createHmac(algorithm, place === 'key' ? encode(secret) : Buffer.from(secret, place)).update(
          encode(text),
        )
      : place === 'text'
        ? createHmac(algorithm, encode(text)).update(encode(secret))
        : createHash(algorithm).update(
            encode(
              (place === 'around' || place === 'head' ? secret : '') +
                text +
                (place === 'around' || place === 'tail' ? secret : ''),
            ),
          )
  return digest.digest('hex').toUpperCase()
}

export const signEntries = (entries: Entries, way: Way): string =>
  signText(way.join([...entries].sort(way.order)) + way.body, way)

/** A gateway as far as its signature goes. */
export interface Gateway {
  readonly name: 'top' | 'opretail'
  readonly signatureField: string
  readonly methodField: string
  readonly timestampField: string
  readonly methodText: string
  readonly keepsBlank: boolean
  readonly system: Readonly<Record<string, string>>
  /** Spelling of a sign method, its algorithm and place. */
  readonly otherMethods: ReadonlyArray<readonly [string, Way['algorithm'], Way['place']]>
}

export const top: Gateway = {
  name: 'top',
  signatureField: 'sign',
  methodField: 'sign_method',
  timestampField: 'timestamp',
  methodText: 'taobao.Item.get',
  keepsBlank: false,
  system: {
    method: 'taobao.Item.get',
    app_key: '12345678',
    session: '6100e23ba1d0abcdef',
    timestamp: '2026-03-11 15:04:05',
    sign_method: 'md5',
    v: '2.0',
  },
  otherMethods: [
    ['hmac', 'md5', 'key'],
    ['hmac-sha256', 'sha256', 'key'],
  ],
}

export const opretail: Gateway = {
  name: 'opretail',
  signatureField: '_sig',
  methodField: '_sm',
  timestampField: '_timestamp',
  methodText: 'open.face.addUser',
  keepsBlank: true,
  system: {
    _aid: 'S107',
    _akey: 'S107-00000000',
    _mt: 'open.face.addUser',
    _sm: 'md5',
    _requestMode: 'POST',
    _version: 'v1',
    _timestamp: '20260311150405',
  },
  otherMethods: [
    ['sha1', 'sha1', 'around'],
    ['sha256', 'sha256', 'around'],
  ],
}

/** What the gateway signs of what was sent. */
export const signedOf = (sent: Entries, { keepsBlank }: Gateway): Entries =>
  keepsBlank ? sent : sent.filter(([, text]) => text.trim() !== '')

export const rightSignature = (sent: Entries, gateway: Gateway, secret: string): string =>
  signEntries(signedOf(sent, gateway), plainWay(secret))
