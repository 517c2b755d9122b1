import {
  createExplainer,
  isSensitive,
  type Explanation,
  type ExplainOptions,
  type SigningScheme,
} from '@paifang/signing'
import { parseDateTime } from '@paifang/wire'
import { topForm } from './canonicalise'
import { refuseCredentials } from './credentials'
import { isSignMethod, type SignMethod } from './SignMethod'

/** @see TOP calling and signing, doc 101617: public parameters */
const systemFields: ReadonlyArray<string> = [
  'session',
  'format',
  'partner_id',
  'target_app_key',
  'simplify',
  'sign_method',
  'timestamp',
  'app_key',
  'method',
  'v',
  'customerId',
]

// The official Python SDK stamps epoch milliseconds, and TOP takes them.
const parseTimestamp = (text: string): number | undefined =>
  /^\d{13}$/.test(text) ? Number(text) : parseDateTime(text)

const scheme: SigningScheme = {
  canonical: topForm,
  methodField: 'sign_method',
  methods: {
    md5: { algorithm: 'md5', secret: 'around' },
    hmac: { algorithm: 'md5', secret: 'key' },
    'hmac-sha256': { algorithm: 'sha256', secret: 'key' },
  },
  // What the gateway takes is not documented; old clients, which know md5 alone, never name it.
  defaultMethod: 'md5',
  methodNamed: (text) => (isSignMethod(text) ? text : undefined),
  timestamp: {
    field: 'timestamp',
    form: 'yyyy-MM-dd HH:mm:ss',
    parse: parseTimestamp,
    // @see TOP calling and signing, doc 101617: about 10 minutes on either side
    toleranceMs: 10 * 60_000,
  },
  isSystem: (name) => systemFields.includes(name),
  systemFields,
  usualValues: [
    ['format', 'json'],
    ['format', 'xml'],
    ['v', '2.0'],
    ['simplify', 'true'],
    ['sign_method', 'md5'],
    ['sign_method', 'hmac'],
    ['sign_method', 'hmac-sha256'],
    ['partner_id', 'top-apitools'],
  ],
  readsObjects: true,
  hidden: (name) => (isSensitive(name) ? `‹${name}›` : undefined),
}

const explainTop = createExplainer(scheme)

/**
 * Which difference, or which two common ones, make `signature` what it is: for people whose calls are refused with code
 * 25. It never returns the right signature, the secret or a session. The work is bounded (`budget`), and so the answer
 * is the same on a busy machine.
 *
 * @throws TypeError for an empty secret or an unknown `method`
 */
export const explain = (options: ExplainOptions<SignMethod>): Explanation => {
  const { secret, method = 'md5' } = options
  refuseCredentials({ secret, method })
  return explainTop(options)
}
