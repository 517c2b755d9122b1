/** Collects the bytes of one answer up to a limit. */
export interface ResponseBody {
  /** Takes a chunk. `false`: no more is wanted now; `resume` will be called. */
  readonly write: (chunk: Buffer) => boolean
  /** The last byte has come. */
  readonly end: () => void
  /** Nobody waits any more. */
  readonly destroy: () => void
}

/** What a body tells its exchange. Exactly one of `done` and `failed` is called, once. */
export interface BodyEvents {
  readonly done: (body: Buffer, truncated: boolean) => void
  readonly failed: (error: unknown) => void
  readonly resume: () => void
}
