/** The documentation service of TOP. */
export const defaultBaseUrl = 'https://open.taobao.com'

export interface FetchOptions {
  /** Where the documentation service stands; https, or http on this machine. Default `https://open.taobao.com`. */
  readonly baseUrl?: string
  /** Tries per request, the first included. Default 3. */
  readonly attempts?: number
  /** Pause between requests and before another try, unless the service names one. Default 1000. */
  readonly pauseMs?: number
  /** Total time for one request. Default 30000. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
  /** How to wait; a test gives its own. */
  readonly wait?: (ms: number) => Promise<void>
  /** The day that is written into the specs, `yyyy-MM-dd`; none by default, so that results stay reproducible. */
  readonly date?: string
}
