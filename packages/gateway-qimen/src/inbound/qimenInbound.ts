import {
  refuseInboundSecret,
  refuseUnknownOptions,
  type InboundModule,
  type InboundOperation,
  type InboundReceived,
  type InboundRequest,
  type InboundSecret,
} from '@paifang/gateway/author'
import { bodyMembers, callerOf, callJudge, verifyCall, type SignedCall } from '@paifang/gateway-top/author'
import type { Issue } from '@paifang/result'
import { map, right, type Either } from 'fp-ts/Either'
import { qimenMethod } from '../qimenMethod'
import { fromElements } from '../xml/fromElements'
import { qimenInboundAnswer } from './qimenInboundAnswer'

/** How calls of Qimen to you are judged and answered. */
export interface QimenInboundOptions {
  /**
   * The secret of your own application, the one that is called; a list while one replaces another; a function where several
   * applications share a URL. The `app_key` of a call is the caller's or yours, which no document settles: a function may
   * look at `customerId` among the parameters as well.
   */
  readonly secretOf: InboundSecret
}

const optionNames: ReadonlySet<string> = new Set(['secretOf'])

const receive = (
  request: InboundRequest,
  { secretOf }: QimenInboundOptions,
  judgeOf: SignedCall['judgeOf'],
): InboundReceived => {
  const { body } = request
  const caller = callerOf(request)
  const { kind, charset } = caller
  return {
    method: caller.method === '' ? '' : qimenMethod(caller.method),
    app: caller.app,
    verify: (check) => verifyCall({ gateway: 'qimen', request, caller, secret: secretOf, judgeOf }, check),
    input: ({ input }: InboundOperation) => {
      const asInput = map((members: unknown) => fromElements(input, members))
      if (body.byteLength === 0) return right({})
      // Some partners say that their XML is text, or a form.
      const read: Promise<Either<ReadonlyArray<Issue>, unknown>> | Either<ReadonlyArray<Issue>, unknown> =
        bodyMembers(kind === 'json' ? 'json' : 'xml', body, charset)
      return read instanceof Promise ? read.then(asInput) : asInput(read)
    },
    answer: qimenInboundAnswer,
  }
}

/**
 * Qimen, where it calls you: methods with and without `taobao.qimen.`, a body of XML, an answer of `flag`, `code` and
 * `message` beside the operation's output. A call that is not proven to be the platform's gets exactly `sign-check-failure`
 * and `Illegal request`.
 *
 * @throws TypeError for options that could not work
 * @see Qimen 5 and 6: inbound
 * @example createInbound([qimenInbound({ secretOf: process.env.QIMEN_APP_SECRET })])
 */
export const qimenInbound = (options: QimenInboundOptions): InboundModule<'qimen'> => {
  refuseUnknownOptions(options, optionNames)
  refuseInboundSecret(options.secretOf)
  const judgeOf = callJudge()
  return {
    gateway: 'qimen',
    // A receiver alone is nobody's: the URL that somebody gave opretail may name a customer, too.
    owns: ({ query }) =>
      /(?:^|&)method=taobao\.qimen\./.test(query) ||
      (/(?:^|&)customerId=/.test(query) && /(?:^|&)(?:method|sign)=/.test(query)),
    methodOf: qimenMethod,
    receive: (request) => receive(request, options, judgeOf),
  }
}
