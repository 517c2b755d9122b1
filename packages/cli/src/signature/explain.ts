import type { Difference, Explanation } from '@paifang/signing'
import type { Run } from '../Command'
import { readRequest, refuseUnsigned, uncertain } from './readRequest'

const named = (difference: Difference, lang: 'en' | 'zh'): string =>
  `${difference.name}${difference.field === undefined ? '' : ` (${difference.field})`}: ${difference[lang]}`

/** Each difference by its name and its sentence, of which the answer's own sentence consists. */
const linesOf = (explained: Explanation, lang: 'en' | 'zh'): ReadonlyArray<string> => {
  const { differences, alternatives } = explained
  if (differences.length === 0) return [explained[lang]]
  const or = lang === 'zh' ? '也可能是（签名相同）' : 'or, which makes the same signature,'
  return [
    ...differences.map((each) => named(each, lang)),
    ...alternatives.map((each) => `${or} ${named(each, lang)}`),
  ]
}

/** `paifang explain`: exit code 0 when the signature is right or its mistake was found. */
export const explain: Run = async (_args, flags, context) => {
  const signed = await readRequest(flags, context)
  refuseUnsigned(signed)
  const { gateway, request, exact } = signed
  const { method, ...unnamed } = request
  // A method that is none is explained, too: only one that is asked for has to be there.
  const asked = typeof flags['signMethod'] === 'string' ? { method } : {}
  const { explain: explainRequest } = gateway.signer()
  const explained = explainRequest({ ...unnamed, ...asked })
  if (!explained.matched && !exact) throw uncertain()
  if (explained.name === 'right') {
    // Nobody knows when a captured request was sent, so the clock is no part of the answer.
    const now = explainRequest({ ...unnamed, ...asked, nowMs: Date.now() })
    if (now.name !== 'right')
      context.notice(
        `${context.lang === 'zh' ? '如果请求刚刚发送：' : 'if it was sent just now: '}${now[context.lang]}`,
      )
  }
  if (context.json) context.print(JSON.stringify(explained))
  else {
    const { lang } = context
    for (const line of linesOf(explained, lang)) context.print(line)
    context.print(
      `\n${lang === 'zh' ? '网关计算的签名原文：' : 'what the gateway hashes:'}\n  ${explained.stringToSign}`,
    )
    const { formula } = explained
    context.print(`  ${lang === 'zh' ? formula.replace(', upper-case hex', '，大写十六进制') : formula}`)
  }
  return explained.matched ? 0 : 1
}
