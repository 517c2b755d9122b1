import type { OutgoingCall, OutgoingRequest, PlatformCaller } from './PlatformCaller'
import { saysWord, type AnswerSeen, type Problem, type TriggerFault, type Verdict } from './Verdict'

export interface TriggerOptions extends Omit<OutgoingCall, 'charset' | 'form' | 'isSigned'> {
  readonly gateway: string
  readonly caller: PlatformCaller
  /** URL of the service that is called. */
  readonly to: string
  readonly fault?: TriggerFault | undefined
  /** Default: what the gateway usually sends. */
  readonly form?: OutgoingCall['form'] | undefined
  /** How long an answer is waited for. Default 30,000, as the official clients do. */
  readonly timeoutMs?: number
}

const [hourMs, slowMs] = [3_600_000, 10_000]
const [longestAnswer, shownCharacters] = [1024 * 1024, 2_000]

const problem = (en: string, zh: string): Problem => ({ en, zh })

/** A signature that is none, in the form of one. */
const withoutSecret = (secret: string): string => `${secret}-wrong`

const requestsOf = (options: TriggerOptions): ReadonlyArray<OutgoingRequest> => {
  const { caller, fault, form = caller.forms[0] ?? 'json', nowMs, secret } = options
  const call: OutgoingCall = { ...options, form, charset: fault === 'gbk' ? 'GBK' : 'UTF-8', isSigned: true }
  switch (fault) {
    case 'signature':
      return [caller.write({ ...call, secret: withoutSecret(secret) })]
    case 'no-signature':
      return [caller.write({ ...call, isSigned: false })]
    case 'old-clock':
      return [caller.write({ ...call, nowMs: nowMs - hourMs })]
    case 'future-clock':
      return [caller.write({ ...call, nowMs: nowMs + hourMs })]
    case 'resplit':
      return [caller.resplit(call)]
    case 'repeat': {
      const request = caller.write(call)
      return [request, request]
    }
    default:
      return [caller.write(call)]
  }
}

const readWhole = async (response: Response): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk as Uint8Array)
    size += (chunk as Uint8Array).byteLength
    if (size > longestAnswer) break
  }
  return Buffer.concat(chunks)
}

const ask = async (
  { query, contentType, body }: OutgoingRequest,
  { to, caller, timeoutMs = 30_000 }: TriggerOptions,
): Promise<AnswerSeen | Problem> => {
  const startedMs = performance.now()
  try {
    const response = await fetch(`${to}${to.includes('?') ? '&' : '?'}${query}`, {
      method: 'POST',
      headers: { 'content-type': contentType, connection: 'close' },
      body: new Uint8Array(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const bytes = await readWhole(response)
    const type = response.headers.get('content-type') ?? ''
    return {
      status: response.status,
      contentType: type,
      durationMs: Math.round(performance.now() - startedMs),
      text: Buffer.from(bytes).toString('utf8').slice(0, shownCharacters),
      ...(await caller.readAnswer(type, bytes)),
    }
  } catch (thrown) {
    const { name, cause } = thrown as {
      readonly name?: string
      readonly cause?: { readonly code?: unknown; readonly message?: unknown }
    }
    // fetch says why in the cause: a code of the system, or words such as "bad port".
    const why =
      [cause?.code, cause?.message, name].find(
        (text): text is string => typeof text === 'string' && text !== '',
      ) ?? 'unknown'
    return problem(`there was no answer (${why})`, `没有应答（${why}）`)
  }
}

/** What no answer of any kind may be. */
const flawsOf = ({ status, text, durationMs, says }: AnswerSeen): ReadonlyArray<Problem> => [
  ...(status === 200
    ? []
    : [problem(`HTTP status ${status}: platforms read only 200`, `HTTP 状态码 ${status}：平台只认 200`)]),
  ...(/<html|<!doctype html/i.test(text) ? [problem('the answer is an HTML page', '应答是 HTML 页面')] : []),
  ...(/^\s+at .+:\d+:\d+\)?$/m.test(text)
    ? [problem('the answer holds a stack trace', '应答泄露了调用栈')]
    : []),
  ...(says === 'nothing' ? [problem('it is no answer of this gateway', '应答不是该网关的格式')] : []),
  ...(durationMs > slowMs
    ? [
        problem(
          `it took ${durationMs} ms: callers wait 15 to 30 seconds, aim below 3`,
          `耗时 ${durationMs} 毫秒：调用方只等待 15 至 30 秒，建议控制在 3 秒内`,
        ),
      ]
    : []),
]

const said = ({ says, code = '', message = '' }: AnswerSeen, lang: 'en' | 'zh'): string => {
  const word = saysWord(says, lang)
  return says === 'failed' ? `${word}${lang === 'zh' ? '，' : ', '}${code} ${message}`.trim() : word
}

const expectationOf = (fault: TriggerFault | undefined): Verdict['expected'] =>
  fault === undefined || fault === 'gbk' ? 'done' : fault === 'repeat' ? 'once' : 'refused'

const missedBy = (
  expected: Verdict['expected'],
  answers: ReadonlyArray<AnswerSeen>,
): ReadonlyArray<Problem> => {
  const [first, second] = answers
  if (first === undefined || first.says === 'nothing') return []
  if (expected === 'refused')
    return first.says === 'refused'
      ? []
      : [
          problem(
            `expected a refusal, exactly as the platform tests it; it says: ${said(first, 'en')}`,
            `应按平台检查的格式拒绝，实际：${said(first, 'zh')}`,
          ),
        ]
  if (first.says !== 'done')
    return [
      problem(
        `expected that it is handled; it says: ${said(first, 'en')}`,
        `应处理成功，实际：${said(first, 'zh')}`,
      ),
    ]
  if (expected === 'done' || second === undefined) return []
  return second.says === 'refused' || second.text === first.text
    ? []
    : [
        problem(
          'the very same call was handled twice: a repeat is refused, or gets the first answer',
          '同一请求被处理两次：重复请求应被拒绝，或得到首次的应答',
        ),
      ]
}

/**
 * Calls a service as the platform does, rightly or with one thing wrong, and says whether the platform would be content.
 * Never rejects but for a call that cannot be written.
 *
 * @throws TypeError for an input that has no exact form, or a secret that cannot sign
 */
export const trigger = async (options: TriggerOptions): Promise<Verdict> => {
  const { gateway, method, fault, form } = options
  const answers: AnswerSeen[] = []
  const problems: Problem[] = []
  for (const request of requestsOf(options)) {
    const seen = await ask(request, options)
    if ('en' in seen) problems.push(seen)
    else {
      answers.push(seen)
      problems.push(...flawsOf(seen))
    }
  }
  const expected = expectationOf(fault)
  problems.push(...missedBy(expected, answers))
  return {
    passed: problems.length === 0,
    gateway,
    method,
    ...(fault === undefined ? {} : { fault }),
    ...(form === undefined ? {} : { form }),
    expected,
    answers,
    problems,
  }
}
