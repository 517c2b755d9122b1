import type { Words } from '../words/Words'

/** Why the server gave no answer that can be shown. */
export interface Failed {
  readonly status: number
  /** What it is called; `''`: nothing. */
  readonly code: string
  /** In the language of the page. */
  readonly text: string
}

export type Answer<A> = { readonly ok: A } | { readonly failed: Failed }

/** The console server, and through it the emulator. */
export interface Server {
  readonly get: <A>(path: string) => Promise<Answer<A>>
  readonly send: <A>(
    verb: 'POST' | 'DELETE',
    path: string,
    body?: unknown,
    signal?: AbortSignal,
  ) => Promise<Answer<A>>
  /** Puts JSON text as it stands: no number of it is read. */
  readonly put: (path: string, text: string) => Promise<Answer<unknown>>
  /** The body as bytes. */
  readonly bytes: (path: string) => Promise<Answer<Uint8Array<ArrayBuffer>>>
  /** The answer itself, whose body goes on. Rejects where nobody answers. */
  readonly stream: (path: string, signal: AbortSignal) => Promise<Response>
}

const failedOf = async (response: Response, words: Words): Promise<Failed> => {
  const { status } = response
  const { error, code = '' } = (await response.json().catch(() => ({}))) as {
    readonly error?: string | { readonly en: string; readonly zh: string }
    readonly code?: string
  }
  if (status === 401) return { status, code, text: words.refused }
  return { status, code, text: typeof error === 'object' ? error[words.lang] : (error ?? `HTTP ${status}`) }
}

export const createServer = (token: string, words: () => Words): Server => {
  const ask = async <A>(
    path: string,
    init: RequestInit,
    read: (response: Response) => Promise<A>,
  ): Promise<Answer<A>> => {
    try {
      const response = await fetch(path, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init.headers },
      })
      if (response.ok) return { ok: await read(response) }
      return { failed: await failedOf(response, words()) }
    } catch {
      return { failed: { status: 0, code: '', text: words().serverGone } }
    }
  }
  const json = (response: Response): Promise<never> => response.json() as Promise<never>
  return {
    get: (path) => ask(path, {}, json),
    send: (method, path, body, signal) =>
      ask(
        path,
        {
          method,
          headers: { 'content-type': 'application/json' },
          ...(signal === undefined ? {} : { signal }),
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        json,
      ),
    put: (path, text) =>
      ask(path, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: text }, json),
    bytes: (path) => ask(path, {}, async (response) => new Uint8Array(await response.arrayBuffer())),
    stream: (path, signal) => fetch(path, { headers: { authorization: `Bearer ${token}` }, signal }),
  }
}
