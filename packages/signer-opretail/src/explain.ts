import { publicDecrypt } from 'node:crypto'
import {
  createExplainer,
  rendering,
  type DigestForm,
  type Explanation,
  type ExplainOptions,
  type ReadSignature,
  type Rule,
  type SigningScheme,
} from '@paifang/signing'
import { gmt8Minutes, parseCompactDateTime } from '@paifang/wire'
import { opretailForm } from './canonicalise'
import { rsaPublicKey, type RsaKey } from './rsaKey'
import { isSignMethod, type SignMethod } from './SignMethod'

/** {@link ExplainOptions} of this gateway: the secret is not needed for `rsa`, which needs a public key. */
export interface OpretailExplainOptions extends Omit<ExplainOptions<SignMethod>, 'secret'> {
  /** The access secret that should have signed. Default: none, for `rsa`. */
  readonly secret?: string
  /** For `rsa`: the public key that belongs to the private key which should have signed. */
  readonly publicKey?: RsaKey
  /** The zone of `_timestamp` in minutes east of UTC. Default: 480 (GMT+8). */
  readonly utcOffsetMinutes?: number
}

/** What is inside an RSA signature: the SHA-1 of the text, without any secret. */
const rsaDigest: DigestForm = { algorithm: 'sha1', secret: 'nowhere' }

// SHA-512 in hex, and the shortest RSA key that is still made: 1024 bits, 172 characters of Base64.
const longestDigest = 128

/**
 * Reads the SHA-1 digest that an RSA signature holds (the last 20 bytes inside its padding), so that the search compares
 * digests instead of verifying an RSA signature for each variant.
 */
const rsaReader = (publicKey: RsaKey | undefined): SigningScheme['readSignature'] => {
  if (publicKey === undefined) return undefined
  return (signature): ReadSignature | undefined => {
    // A signature as short as a digest is none of RSA; the key is read where it is needed, since a wrong one throws.
    if (signature.length <= longestDigest) return undefined
    const key = rsaPublicKey(publicKey)
    try {
      const info = publicDecrypt(key, Buffer.from(signature.replaceAll(' ', '+'), 'base64'))
      const hex = info.subarray(-20).toString('hex').toUpperCase()
      return { hex, forms: [], made: { method: 'rsa', digest: rsaDigest } }
    } catch {
      return undefined
    }
  }
}

const javaEscapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/** Java escapes undone, as Apache's `StringEscapeUtils.unescapeJava` does. */
const unescapeJava = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|[^])/g, (all, hex?: string) =>
    hex === undefined ? (javaEscapes[all.slice(1)] ?? all.slice(1)) : String.fromCharCode(parseInt(hex, 16)),
  )

/** `java.net.URLEncoder`: `+` for a space, `*` bare, `~` encoded; an unpaired surrogate becomes `?`. */
const javaEncoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)

const onData = (change: (text: string) => string) => (text: string, field: string) =>
  field === 'data' ? change(text) : undefined

/**
 * The switch `jsonUnescape` of the official SDKs: the value of the parameter `data`, and of no other, is signed
 * unescaped and URL-encoded.
 *
 * @see ovopark/openplatform-sdk, SignUtils, jsonUnescape
 */
const dataUnescaped: Rule = rendering({
  name: 'data-unescaped',
  modes: [
    onData((text) => javaEncoded(unescapeJava(text))),
    onData(unescapeJava),
    onData((text) =>
      javaEncoded(text.replaceAll('\\\\', '\\')).replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()),
    ),
  ],
})

const shownValues = new Set(['_aid', '_mt', '_sm', '_requestMode', '_version', '_timestamp', '_format'])

const schemeOf = ({ publicKey, utcOffsetMinutes = gmt8Minutes }: OpretailExplainOptions): SigningScheme => {
  const readSignature = rsaReader(publicKey)
  return {
    canonical: opretailForm,
    methodField: '_sm',
    methods: {
      md5: { algorithm: 'md5', secret: 'around' },
      sha1: { algorithm: 'sha1', secret: 'around' },
      sha256: { algorithm: 'sha256', secret: 'around' },
      rsa: rsaDigest,
    },
    formulas: { rsa: 'RSASSA-PKCS1-v1_5 with SHA-1 (stringToSign), Base64' },
    // The gateway reads it in any case of letters.
    methodNamed: (text) => (isSignMethod(text.toLowerCase()) ? text.toLowerCase() : undefined),
    timestamp: {
      field: '_timestamp',
      form: 'yyyyMMddHHmmss',
      parse: (text) => parseCompactDateTime(text, utcOffsetMinutes),
      // @see cloud.api return code 16: about 10 minutes on either side
      toleranceMs: 10 * 60_000,
    },
    isSystem: (name) => name.startsWith('_'),
    systemFields: [
      '_aid',
      '_akey',
      '_mt',
      '_sm',
      '_requestMode',
      '_version',
      '_timestamp',
      '_format',
      '_nonce',
    ],
    usualValues: [
      ['_format', 'json'],
      ['_format', 'xml'],
      ['_sm', 'md5'],
      ['_version', 'v1'],
      ['_requestMode', 'post'],
    ],
    readsObjects: false,
    hidden: (name, text) => (shownValues.has(name) || text === '' ? undefined : `‹${text.length}›`),
    rules: [dataUnescaped],
    ...(readSignature === undefined ? { needsKey: (method: string) => method === 'rsa' } : { readSignature }),
  }
}

/**
 * Which difference, or which two common ones, make the signatures agree. It holds no secret, no business value and no
 * signature. The work is bounded (`budget`), and so the answer is the same on a busy machine.
 *
 * @throws TypeError when `publicKey` is no RSA public key
 */
export const explain = (options: OpretailExplainOptions): Explanation =>
  createExplainer(schemeOf(options))({ ...options, secret: options.secret ?? '' })
