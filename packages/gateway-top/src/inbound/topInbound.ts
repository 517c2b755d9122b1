import {
  refuseInboundSecret,
  refuseUnknownOptions,
  type InboundModule,
  type InboundOperation,
  type InboundReceived,
  type InboundRequest,
  type InboundSecret,
  type VerifiedCall,
} from '@paifang/gateway/author'
import type { Issue } from '@paifang/result'
import { recordOf } from '@paifang/wire'
import { right, type Either } from 'fp-ts/Either'
import { systemNames } from '../request/systemParams'
import { bodyMembers } from './bodyMembers'
import { callerOf } from './callerOf'
import { callJudge, verifyCall, type SignedCall } from './verifyCall'
import { topInboundAnswer, type AnswerNames } from './topInboundAnswer'

/** How calls of TOP to you (SPI, and Qimen custom scenes) are judged and answered. */
export interface TopInboundOptions {
  /** The app secret; a list while one replaces another; a function where several applications share a URL. */
  readonly secretOf: InboundSecret
  /**
   * Members of an answer that were given other names in the platform's console. Default: `flag`, `code`, `message`,
   * `sub_code`, `sub_message`.
   */
  readonly names?: AnswerNames
}

const optionNames: ReadonlySet<string> = new Set(['secretOf', 'names'])

/** Business parameters by name: what is signed beside the body without TOP's own. */
const businessParams = ({ pairs }: VerifiedCall): Readonly<Record<string, unknown>> =>
  recordOf(pairs.filter(([name]) => !systemNames.has(name)))

const isEmpty = (members: object): boolean => Object.keys(members).length === 0

const receive = (
  request: InboundRequest,
  { secretOf, names }: TopInboundOptions,
  judgeOf: SignedCall['judgeOf'],
): InboundReceived => {
  const { body } = request
  const caller = callerOf(request)
  const { kind, charset } = caller
  const isXml =
    kind === 'xml' ||
    (kind !== 'json' && caller.pairs?.findLast(([name]) => name === 'format')?.[1] === 'xml')
  return {
    method: caller.method,
    app: caller.app,
    verify: (check) => verifyCall({ gateway: 'top', request, caller, secret: secretOf, judgeOf }, check),
    input: (_operation: InboundOperation, call: VerifiedCall) => {
      const params = businessParams(call)
      if (kind === 'form' || body.byteLength === 0) return right(params)
      const members = bodyMembers(kind, body, charset)
      const whole = (
        read: Either<ReadonlyArray<Issue>, Readonly<Record<string, unknown>>>,
      ): Either<ReadonlyArray<Issue>, unknown> =>
        read._tag === 'Left' || isEmpty(params) ? read : right({ ...params, ...read.right })
      return members instanceof Promise ? members.then(whole) : whole(members)
    },
    answer: (end) => topInboundAnswer(end, { isXml, names }),
  }
}

/**
 * TOP, where it calls you: SPI, and custom scenes of Qimen, with a form, JSON or XML. A call of several applications is
 * verified with the secret of the one that is called (`target_app_key`, else `app_key`).
 *
 * The answer is the operation's output without an envelope, JSON, or XML in `<response>` for a call with an XML body or
 * `format=xml`. A call that is not proven to be TOP's gets exactly `sign-check-failure` and `Illegal request`, which the
 * platform tests before it publishes an API.
 *
 * @throws TypeError for options that could not work
 * @see official Java SDK 20210623, SpiUtils
 * @example createInbound([topInbound({ secretOf: process.env.TOP_APP_SECRET })])
 */
export const topInbound = (options: TopInboundOptions): InboundModule<'top'> => {
  refuseUnknownOptions(options, optionNames)
  refuseInboundSecret(options.secretOf)
  const judgeOf = callJudge()
  return {
    gateway: 'top',
    owns: ({ query }) => /(?:^|&)(?:sign|method|app_key|target_app_key)=/.test(query),
    receive: (request) => receive(request, options, judgeOf),
  }
}
