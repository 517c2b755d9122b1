import { refusalWords, xmlText, type InboundAnswer, type InboundEnd } from '@paifang/gateway/author'
import { jsonText } from '@paifang/wire'

/** The members of an answer by the names that the platform's console gave them. */
export type AnswerNames = Partial<
  Readonly<Record<'flag' | 'code' | 'message' | 'sub_code' | 'sub_message', string>>
>

export interface AnswerForm {
  readonly isXml: boolean
  readonly names: AnswerNames | undefined
}

const wordsOf = (end: Exclude<InboundEnd, { readonly _tag: 'Done' }>): Readonly<Record<string, string>> => {
  if (end._tag === 'Failed') return { flag: 'failure', code: end.code, message: end.message }
  const words = refusalWords(end.error)
  return words === undefined
    ? { flag: 'failure', sub_code: 'sign-check-failure', sub_message: 'Illegal request' }
    : { flag: 'failure', code: words.code, message: words.message }
}

/**
 * The answer to a call of TOP.
 *
 * @throws TypeError for an output that JSON or XML cannot hold
 * @see Qimen protocol, what to answer
 */
export const topInboundAnswer = (end: InboundEnd, { isXml, names = {} }: AnswerForm): InboundAnswer => {
  const members: unknown =
    end._tag === 'Done'
      ? end.wire
      : Object.fromEntries(
          Object.entries(wordsOf(end)).map(([name, text]) => [
            names[name as keyof AnswerNames] ?? name,
            text,
          ]),
        )
  const [text, type] = isXml
    ? [xmlText('response', members ?? {}), 'text/xml']
    : [jsonText(members ?? {}), 'application/json']
  return { status: 200, contentType: `${type};charset=utf-8`, body: Buffer.from(text, 'utf8') }
}
