import type { BodyEvents, ResponseBody } from './ResponseBody'

/** A body that arrives as it is. A class, as every exchange has one: methods cost nothing per call. */
export class PlainBody implements ResponseBody {
  private chunks: Array<Buffer> = []
  private size = 0

  constructor(
    private readonly maxBytes: number,
    private readonly events: Pick<BodyEvents, 'done'>,
  ) {}

  write(chunk: Buffer): boolean {
    this.size += chunk.length
    if (this.size <= this.maxBytes) {
      this.chunks.push(chunk)
      return true
    }
    this.chunks.push(chunk.subarray(0, chunk.length - (this.size - this.maxBytes)))
    this.events.done(Buffer.concat(this.chunks, this.maxBytes), true)
    return true
  }

  end(): void {
    const { chunks } = this
    this.events.done(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, this.size), false)
  }

  destroy(): void {
    this.chunks = []
  }
}
