import type { PaifangError } from '../PaifangError'
import { adviceFor } from './adviceFor'
import { oneLine } from './oneLine'
import { whatHappened } from './whatHappened'

/** `en`: English. `zh`: Chinese. */
export type Language = 'en' | 'zh'

/** A question ends a sentence, too. */
const ended = (text: string, stop: string): string => (/[?？]$/.test(text) ? text : `${text}${stop}`)

/**
 * One line for a person: what happened, the request id where there is one, and what to do next. Holds no value
 * of the input or the answer, no secret and no line break; of an answer that is not the gateway's the masked excerpt; at most 1,000 characters.
 */
export const describe = (error: PaifangError, lang: Language = 'en'): string => {
  // Nobody knows the method of what is no operation.
  const { method = '' } = error as { readonly method?: string }
  const about = method === '' ? '' : `${method}${lang === 'zh' ? '：' : ': '}`
  const requestId = 'requestId' in error ? error.requestId : undefined
  const id = requestId === undefined ? '' : ` (request id ${oneLine(requestId, 80)})`
  const idZh = requestId === undefined ? '' : `（请求 ID ${oneLine(requestId, 80)}）`
  const line =
    lang === 'zh'
      ? `${about}${ended(`${whatHappened(error).zh}${idZh}`, '。')}${adviceFor(error).zh}`
      : `${about}${ended(`${whatHappened(error).en}${id}`, '.')} ${adviceFor(error).en}`
  return oneLine(line, 1000)
}
