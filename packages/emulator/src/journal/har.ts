import type { Entry } from './Entry'

const pairs = (record: Readonly<Record<string, string>>): ReadonlyArray<{ name: string; value: string }> =>
  Object.entries(record).map(([name, value]) => ({ name, value }))

/** HTTP Archive 1.2, readable by browsers' developer tools. Masked like the entries it is made of. */
export const harOf = (entries: ReadonlyArray<Entry>, origin: string): unknown => ({
  log: {
    version: '1.2',
    creator: { name: '@paifang/emulator', version: '0.1.0' },
    entries: entries.map(({ at, durationMs, request, answer, gateway, method }) => ({
      startedDateTime: new Date(at).toISOString(),
      time: durationMs,
      request: {
        method: request.verb,
        url: `${origin}${request.path}`,
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: pairs(request.headers),
        queryString: [],
        postData: {
          mimeType: request.headers['content-type'] ?? '',
          params: pairs(request.params),
          text: '',
        },
        headersSize: -1,
        bodySize: request.bodyBytes,
      },
      response: {
        status: answer.status,
        statusText: '',
        httpVersion: 'HTTP/1.1',
        cookies: [],
        headers: pairs(answer.headers),
        content: { size: answer.bytes, mimeType: answer.headers['content-type'] ?? '', text: answer.body },
        redirectURL: '',
        headersSize: -1,
        bodySize: answer.bytes,
      },
      cache: {},
      timings: { send: 0, wait: durationMs, receive: 0 },
      comment: [gateway, method].filter((word) => word !== undefined).join(' '),
    })),
  },
})
