import type { AnyOperation, Opened } from '@paifang/gateway/author'
import type { HttpResponse } from '@paifang/transport'
import { openAnswer } from './openAnswer'
import { openTopEnvelope, type Asked } from './openTopEnvelope'
import type { TopAnswerLimits } from './TopAnswerLimits'

/** A declaration, or a root as the gateway names it, behind comments: an outage page in HTML is neither. */
const isXml = (beginning: string): boolean =>
  /^\s*(?:<\?xml\s|(?:<!--[^]*?-->\s*)*<(?:[\w.-]+_)?response[\s/>])/.test(beginning)

/** Reads an answer of TOP, or of whatever answered in its place. */
export const openTopAnswer = (
  operation: Pick<AnyOperation, 'method' | 'output' | 'outcome'>,
  response: HttpResponse,
  reading: Asked & TopAnswerLimits = {},
): Opened | Promise<Opened> =>
  openAnswer(response, {
    method: operation.method,
    limits: reading,
    isXml,
    open: (answer) => openTopEnvelope(operation, answer, reading),
  })
