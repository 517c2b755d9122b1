import type { Text } from '../../Command'
import { UsageError } from '../../UsageError'

/** One way to read a request that somebody else made. */
export interface Captured {
  /** Parameters of the query and the form, decoded once, in the order of the wire. */
  readonly params: ReadonlyArray<readonly [name: string, text: string]>
  /** A raw JSON, XML or text body, unchanged. */
  readonly body?: string
  /**
   * Whether nothing was lost between the wire and this text. What a log line or a printed map does not show for certain
   * can prove a signature right, and never wrong.
   */
  readonly exact: boolean
}

/** @throws UsageError: the form is none that is read, or is not there as a whole */
export const cannotRead = (why: Text): never => {
  throw new UsageError({ en: `cannot read this form: ${why.en}`, zh: `无法读取这种形式：${why.zh}` })
}

const mayBeBytes = /%[0-9a-fA-F]{2}/

/** A query or form text, decoded once. Bytes that are no UTF-8 are not what was signed, so they are not exact. */
export const readForm = (text: string): Captured => {
  const params = [...new URLSearchParams(text.replace(/^\?/, ''))].filter(([name]) => name !== '')
  const lost = mayBeBytes.test(text) && params.some((pair) => pair.join('').includes('\uFFFD'))
  return { params, exact: !lost }
}
