import type { Pairs } from '@paifang/signer-top'
import type { HttpRequest } from '@paifang/transport'
import type { TopSettings } from '../TopSettings'
import { formText } from './formText'
import { multipart } from './multipart'
import type { TopPrepared } from './TopPrepared'

const accept = 'application/json, text/javascript, text/xml'
const formType = 'application/x-www-form-urlencoded;charset=utf-8'
const agent = 'paifang'

const formHeaders = { accept, 'user-agent': agent, 'content-type': formType }

/**
 * Everything in the body, so that the session stays out of access logs; a raw body leaves the parameters only the query.
 *
 * @see TOP calling and signing, doc 101617
 */
export const topRequest = (
  { pairs, form, files, rawBody }: TopPrepared,
  { url }: TopSettings,
  system: Pairs,
): HttpRequest => {
  if (rawBody !== undefined) {
    const headers = { ...formHeaders, 'content-type': rawBody.contentType }
    return { verb: 'POST', url: `${url}?${formText([...pairs, ...system])}`, headers, body: rawBody.text }
  }
  if (files.length > 0) {
    const { contentType, body } = multipart([...pairs, ...system], files)
    return { verb: 'POST', url, headers: { ...formHeaders, 'content-type': contentType }, body }
  }
  const head = formText(system)
  return { verb: 'POST', url, headers: formHeaders, body: form === '' ? head : `${head}&${form}` }
}
