import { list, oneOf, struct, text, type Codec } from '@paifang/contract'
import { resendWays, type CapturedRequest, type Edit, type ResendAs } from '../contract/Resend'
import { headersOf, type RawRequest } from '../http/RawRequest'
import { repeatableIn, repeatableOf, type Repeatable } from '../resend/Repeatable'
import { receive, requestAgain } from '../resend/resend'
import type { Unsent } from '../resend/Rewrite'
import { withBody } from './body'
import { ofExchange } from './ofExchange'
import type { ControlReply, ControlRequest, Route } from './Route'

interface Wanted {
  readonly as: ResendAs
  readonly edits?: ReadonlyArray<Edit>
}

const Wanted = struct<Wanted>('resend', {
  required: { as: oneOf(resendWays) },
  optional: { edits: list(struct<Edit>('edit', { optional: { param: text, at: list(text), value: text } })) },
})

const Captured: Codec<CapturedRequest> = struct<CapturedRequest>('captured request', {
  required: { verb: text, target: text },
  optional: { headers: list(list(text)) as never, body: text, bodyBase64: text },
})

const replied = (found: Unsent | object): ControlReply =>
  'problem' in found ? { status: 400, problem: found.problem, zh: found.zh } : { value: found }

const sendAgain = ({ context, controls, rest, body }: ControlRequest): ControlReply | Promise<ControlReply> =>
  withBody(Wanted, body, ({ as, edits = [] }) =>
    ofExchange<Repeatable | Unsent>(
      context,
      rest,
      (seq) => {
        const kept = context.journal.find(seq)
        if (typeof kept !== 'string') return repeatableOf(kept)
        const written = context.journal.written(seq)
        return typeof written === 'string' ? written : repeatableIn(written, context.settings.limits.params)
      },
      async (found) => {
        const request = 'problem' in found ? found : await requestAgain(context, found, as, edits)
        return replied('problem' in request ? request : await receive(context, controls.answer, request))
      },
    ),
  )

const verbs = ['GET', 'POST', 'PUT', 'DELETE']

const rawOf = ({ verb, target, headers = [], body = '', bodyBase64 }: CapturedRequest): RawRequest => {
  const bytes = bodyBase64 === undefined ? Buffer.from(body, 'utf8') : Buffer.from(bodyBase64, 'base64')
  const written = [...headers.filter(([name]) => name.toLowerCase() !== 'content-length')]
  const all = [
    ...written,
    ...(bytes.length > 0 ? [['content-length', String(bytes.length)] as const] : []),
  ].flat()
  return {
    verb,
    target,
    headers: headersOf(all),
    body: bytes,
    arrival: { httpVersion: '1.1', rawHeaders: all },
  }
}

const isPlace = (target: string): boolean =>
  /^\/[\x21-\x7e]*$/.test(target) && !/^\/_paifang(\/|\?|$)/.test(target)

const isHeader = ([name, value, ...more]: ReadonlyArray<string>): boolean =>
  more.length === 0 &&
  /^[\w!#$%&'*+.^`|~-]+$/.test(name ?? '') &&
  /^[\t\x20-\x7e\x80-\xff]*$/.test(value ?? '\n')

const take = ({ context, controls, body }: ControlRequest): ControlReply | Promise<ControlReply> =>
  withBody(Captured, body, async (captured) => {
    const { verb, target, headers = [] } = captured
    if (!verbs.includes(verb)) return { status: 400, problem: `verb: expected one of ${verbs.join(', ')}` }
    if (!isPlace(target)) return { status: 400, problem: 'target: expected path and query of a gateway' }
    if (captured.body !== undefined && captured.bodyBase64 !== undefined)
      return { status: 400, problem: 'body, bodyBase64: expected one of them' }
    if (!headers.every(isHeader)) return { status: 400, problem: 'headers: expected [name, value] of each' }
    const request = rawOf(captured)
    if (request.body.length > context.settings.limits.bodyBytes)
      return { status: 400, problem: 'body: expected one that a gateway would read' }
    return replied(await receive(context, controls.answer, request))
  })

/** Requests that are served once more, or that came elsewhere. */
export const resendRoutes: ReadonlyArray<Route> = [
  {
    verb: 'POST',
    path: '/journal/{seq}/resend',
    does: 'serves it once more, as a new exchange: {"as": "bytes"|"signed-again"|"own-account", "edits"?: [{"param"?, "at"?: [step], "value"?}]}; answers {"seq"}',
    run: sendAgain,
  },
  {
    verb: 'POST',
    path: '/journal',
    does: 'serves a request that was captured elsewhere: {"verb","target","headers"?: [[name, value]],"body"? or "bodyBase64"?}; answers {"seq"}',
    run: take,
  },
]
