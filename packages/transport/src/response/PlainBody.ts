import type { BodyEvents, ResponseBody } from './ResponseBody'

/** A body that arrives as it is; most come in one chunk. A class, for every exchange has one: methods cost nothing per call. */
export class PlainBody implements ResponseBody {
  private first: Buffer | undefined
  private rest: Array<Buffer> | undefined
  private size = 0

  constructor(
    private readonly maxBytes: number,
    private readonly events: Pick<BodyEvents, 'done'>,
  ) {}

  write(chunk: Buffer): boolean {
    this.size += chunk.length
    const excess = this.size - this.maxBytes
    this.keep(excess > 0 ? chunk.subarray(0, chunk.length - excess) : chunk)
    if (excess > 0) this.events.done(this.whole(), true)
    return true
  }

  end(): void {
    this.events.done(this.whole(), false)
  }

  destroy(): void {
    this.first = undefined
    this.rest = undefined
  }

  private keep(chunk: Buffer): void {
    if (this.first === undefined) this.first = chunk
    else (this.rest ??= []).push(chunk)
  }

  private whole(): Buffer {
    if (this.first === undefined) return Buffer.alloc(0)
    return this.rest === undefined ? this.first : Buffer.concat([this.first, ...this.rest])
  }
}
