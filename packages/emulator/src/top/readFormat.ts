import type { Received } from '../http/Received'

/** How an answer is written. */
export interface TopFormat {
  readonly language: 'json' | 'xml'
  /** Only JSON can be simplified. */
  readonly simplify: boolean
}

/** The gateway's own default is XML, also for a `format` it does not know. */
export const readFormat = (received: Received): TopFormat => {
  const language = received.params.get('format')?.toLowerCase() === 'json' ? 'json' : 'xml'
  return { language, simplify: language === 'json' && received.params.get('simplify') === 'true' }
}
