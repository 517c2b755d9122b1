import { formText } from '@paifang/gateway/author'
import type { Pairs } from '@paifang/signer-top'
import type { HttpRequest } from '@paifang/transport'
import { multipart } from './multipart'
import type { StampTexts } from './systemParams'
import type { TopPrepared } from './TopPrepared'
import type { RawBody } from '../batch/batchLines'
import type { TopBound } from './TopTemplate'

const formType = 'application/x-www-form-urlencoded;charset=utf-8'
const agent = 'paifang'

/** Frozen, so that a transport can lay them out once. */
const formHeaders = Object.freeze({ 'user-agent': agent, 'content-type': formType })

/** What belongs to one attempt. */
export interface Stamped {
  readonly bound: TopBound
  readonly stamp: StampTexts
  readonly session: string | undefined
  readonly sign: string
  /** A body that is sent as it is; the parameters stand in the query. */
  readonly rawBody: RawBody | undefined
}

/**
 * Everything in the body, so that the session stays out of access logs; a raw body leaves the parameters only the query.
 *
 * @see TOP calling and signing, doc 101617
 */
export const topRequest = (prepared: TopPrepared, url: string, stamped: Stamped): HttpRequest => {
  const { files } = prepared
  const { rawBody } = stamped
  if (rawBody !== undefined) {
    const headers = { ...formHeaders, ...rawBody.headers, 'content-type': rawBody.contentType }
    return {
      verb: 'POST',
      url: `${url}?${formText(allPairs(prepared, stamped))}`,
      headers,
      body: rawBody.text,
    }
  }
  if (files.length > 0) {
    const { contentType, body } = multipart(allPairs(prepared, stamped), files)
    return { verb: 'POST', url, headers: { ...formHeaders, 'content-type': contentType }, body }
  }
  return { verb: 'POST', url, headers: formHeaders, body: formBody(prepared, stamped) }
}

const allPairs = ({ pairs }: TopPrepared, { bound, stamp, session, sign }: Stamped): Pairs => [
  ...bound.constants,
  ...pairs,
  ['timestamp', stamp.text],
  ...(session === undefined ? [] : [['session', session] as const]),
  ['sign', sign],
]

const formBody = ({ pairs, template }: TopPrepared, { bound, stamp, session, sign }: Stamped): string => {
  const end = session === undefined ? '' : `&${formText([['session', session]])}`
  return `${bound.form}${template.text(pairs)}${stamp.form}${end}&sign=${sign}`
}
