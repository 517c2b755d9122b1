import type { Words } from '../words/Words'

/** Why the server gave no answer that can be shown. */
export interface Failed {
  readonly status: number
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

const sentenceOf = async (response: Response, { lang, refused }: Words): Promise<string> => {
  if (response.status === 401) return refused
  // The console server says it in both languages at once, the emulator's control API one beside the other.
  const { error, zh } = (await response.json().catch(() => ({}))) as {
    readonly error?: string | { readonly en: string; readonly zh: string }
    readonly zh?: string
  }
  if (typeof error === 'object') return error[lang]
  return (lang === 'zh' ? zh : undefined) ?? error ?? `HTTP ${response.status}`
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
      return { failed: { status: response.status, text: await sentenceOf(response, words()) } }
    } catch {
      return { failed: { status: 0, text: words().serverGone } }
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
