import {
  inboundError,
  perSecrets,
  refuseInboundSecret,
  refuseUnknownOptions,
  verifyWith,
  type InboundAnswer,
  type InboundCaller,
  type InboundEnd,
  type InboundModule,
  type InboundReceived,
  type InboundRequest,
  type InboundSecret,
} from '@paifang/gateway/author'
import { createInboundJudge, type RsaKey, type SignMethod } from '@paifang/signer-opretail'
import { jsonText, recordOf } from '@paifang/wire'
import { left, right } from 'fp-ts/Either'
import { opretailInboundAnswer } from './opretailInboundAnswer'
import { receivedParams, type ReceivedParam } from './receivedParams'

/** How callbacks of opretail are judged and answered. */
export interface OpretailInboundOptions {
  /**
   * The access secret; a list while one replaces another; a function where several applications share a URL. For `rsa`
   * not needed.
   */
  readonly secretOf?: InboundSecret
  /** For `rsa`: the platform's public key, PEM or SPKI DER in Base64. */
  readonly publicKey?: RsaKey
  /** The only method accepted. Default: the one that `_sm` names, if that is md5 or sha1. */
  readonly signMethod?: SignMethod
  /** The zone in which the platform writes `_timestamp`, in minutes east of UTC. Default: 480 (GMT+8). */
  readonly utcOffsetMinutes?: number
  /**
   * The JSON value that is answered. No document says what the platform expects [?]. Default: `{ stat: { code: 0 } }` with
   * the output, where there is one, as `data`; a failure has another code, and `result` says why.
   */
  readonly answerOf?: (end: InboundEnd) => unknown
}

const optionNames: ReadonlySet<string> = new Set([
  'secretOf',
  'publicKey',
  'signMethod',
  'utcOffsetMinutes',
  'answerOf',
])

/** Who calls, as what was received says; of two values the last one wins. */
class Caller implements InboundCaller {
  readonly method: string
  readonly app: string | undefined

  constructor(private readonly received: ReadonlyArray<ReceivedParam>) {
    this.method = this.textOf('_mt') ?? ''
    this.app = this.textOf('_akey')
  }

  // Not an own getter: that would be made anew, with the whole object's shape, for each call.
  get params(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.received.filter((pair): pair is readonly [string, string] => typeof pair[1] === 'string'),
    )
  }

  private textOf(name: string): string | undefined {
    const value = this.received.findLast(([given]) => given === name)?.[1]
    return typeof value === 'string' ? value : undefined
  }
}

const answerWith = (answerOf: (end: InboundEnd) => unknown, end: InboundEnd): InboundAnswer => ({
  status: 200,
  contentType: 'application/json;charset=utf-8',
  body: Buffer.from(jsonText(answerOf(end)), 'utf8'),
})

const readable = (request: InboundRequest): ReadonlyArray<ReceivedParam> | undefined => {
  try {
    return receivedParams(request)
  } catch {
    return undefined
  }
}

/** Made once for all calls. */
const callJudge = ({ publicKey, signMethod: method, utcOffsetMinutes }: OpretailInboundOptions) =>
  perSecrets((secret) =>
    createInboundJudge({ ...(method === 'rsa' ? {} : { secret }), publicKey, method, utcOffsetMinutes }),
  )

const receive = (
  request: InboundRequest,
  { secretOf, answerOf = opretailInboundAnswer }: OpretailInboundOptions,
  judgeOf: ReturnType<typeof callJudge>,
): InboundReceived => {
  const params = readable(request)
  const caller = new Caller(params ?? [])
  return {
    method: caller.method,
    app: caller.app,
    verify: (check) =>
      params === undefined
        ? left(
            inboundError('signature', 'opretail', '', {
              detail: 'neither a form nor a JSON object of 10,000 members at most',
            }),
          )
        : verifyWith({
            gateway: 'opretail',
            caller,
            // A public key is no secret: where it verifies, none is asked for.
            secret: secretOf ?? ['-'],
            check,
            verify: (secrets) => judgeOf(secrets)({ params }, check),
          }),
    // Values of a JSON body as they came, texts of a form: each was signed as its text, and each is there once.
    input: () => right(recordOf((params ?? []).filter(isBusiness))),
    answer: (end) => answerWith(answerOf, end),
  }
}

const isBusiness = ([name]: ReceivedParam): boolean => !name.startsWith('_') && name !== ''

const publicNames = ['_sig', '_mt', '_akey']
const hasName = /(?:^|[&{,\s])"?_(?:sig|mt|akey)"?\s*[=:]/

/** Whether a form or JSON holds a public parameter, wherever: they need not come first. */
const namesOne = (body: Uint8Array): boolean => {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  // Of long bodies of others no text is made.
  return publicNames.some((name) => bytes.includes(name)) && hasName.test(bytes.toString('latin1'))
}

/**
 * opretail, where it calls you: everything received but `_sig` is signed, in the query, a form, or a flat JSON object.
 *
 * @throws TypeError for options that could not work
 * @see ovopark/openplatform-sdk, SignUtils.checkSign
 * @example createInbound([opretailInbound({ secretOf: process.env.OPRETAIL_ACCESS_SECRET })])
 */
export const opretailInbound = (options: OpretailInboundOptions): InboundModule<'opretail'> => {
  refuseUnknownOptions(options, optionNames)
  if (options.signMethod !== 'rsa') refuseInboundSecret(options.secretOf)
  else if (options.publicKey === undefined)
    throw new TypeError("publicKey: expected the platform's public key, for signMethod rsa")
  const judgeOf = callJudge(options)
  return {
    gateway: 'opretail',
    owns: ({ query, body }) => hasName.test(query) || namesOne(body),
    receive: (request) => receive(request, options, judgeOf),
  }
}
