import { setTimeout as sleep } from 'node:timers/promises'
import { err, isErr, ok, type Result } from '@paifang/result'
import { isLoopback } from '@paifang/transport'
import type { Members } from '../document/Reading'
import type { Sentence } from '../spec/Problem'
import { cookieJar } from './cookieJar'
import { documentIds } from './documentIds'
import { defaultBaseUrl, type FetchOptions } from './FetchOptions'
import { get } from './get'
import { verdict } from './verdict'

/** A session with a documentation service: it takes the cookie first, as the service's own pages do. */
export interface DocumentService {
  /** The record of a document, as `getDocument.json` answers it. */
  readonly record: (docId: number) => Promise<Result<Sentence, Members>>
  /** Document ids by method name. */
  readonly catalogue: () => Promise<Result<Sentence, ReadonlyMap<string, number>>>
}

/** The longest that a service may ask us to wait. */
const longestWaitMs = 60_000

/** https, or http to this machine, no credentials in it. Throws a TypeError that does not repeat it for anything else. */
const serviceUrl = (text: string): URL => {
  if (!URL.canParse(text)) throw new TypeError('a documentation service is named by its URL')
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw new TypeError('a documentation service is reached by https (http only on this machine)')
  if (url.username !== '' || url.password !== '')
    throw new TypeError('a documentation service is named without user name and password')
  return url
}

export const documentService = ({
  baseUrl = defaultBaseUrl,
  attempts = 3,
  pauseMs = 1000,
  timeoutMs = 30_000,
  signal,
  wait = (ms) => sleep(ms),
}: FetchOptions = {}): DocumentService => {
  const jar = cookieJar()
  const options = { base: serviceUrl(baseUrl), jar, timeoutMs, ...(signal === undefined ? {} : { signal }) }
  let requests = 0
  const send: typeof get = async (path) => {
    if (requests++ > 0) await wait(pauseMs)
    return get(path, options)
  }
  const open = async (): Promise<void> => {
    await send('/docCenter', options)
  }
  const ask = async (path: string): Promise<Result<Sentence, Members>> => {
    if (requests === 0) await open()
    let last: Sentence = { en: 'nothing was asked for', zh: '没有发出请求' }
    for (let attempt = 0; attempt < attempts; attempt++) {
      const token = encodeURIComponent(jar.get('_tb_token_') ?? '')
      const found = verdict(await send(`${path}&_tb_token_=${token}`, options))
      if (found.kind === 'data') return ok(found.data)
      last = found.message
      if (found.kind === 'stop' || signal?.aborted === true) break
      if (found.afterMs !== undefined && found.afterMs > longestWaitMs) {
        const seconds = Math.ceil(found.afterMs / 1000)
        return err({
          en: `${found.message.en}, and asks to wait ${seconds} s: try again then`,
          zh: `${found.message.zh}，并要求等待 ${seconds} 秒：请届时再试`,
        })
      }
      if (found.afterMs !== undefined) await wait(found.afterMs)
      if (found.renew === true) await open()
    }
    return err(last)
  }
  return {
    record: (docId) => ask(`/handler/document/getDocument.json?isEn=false&docId=${docId}&docType=2`),
    catalogue: async () => {
      const answer = await ask('/handler/document/getApiCatelogConfig.json?docId=&docType=2')
      return isErr(answer) ? answer : ok(documentIds(answer.right))
    },
  }
}
