import type { Writable } from 'node:stream'
import type { BodyEvents, ResponseBody } from './ResponseBody'

/** A body that is written where its caller wants it, as it comes: no faster than that takes it. */
export class StreamedBody implements ResponseBody {
  constructor(
    private readonly sink: Writable,
    private readonly events: BodyEvents,
  ) {
    sink.on('drain', () => events.resume())
    sink.on('error', (error) => events.failed(error))
  }

  write(chunk: Buffer): boolean {
    return this.sink.write(chunk)
  }

  end(): void {
    this.sink.once('finish', () => this.events.done(Buffer.alloc(0), false))
    this.sink.end()
  }

  destroy(): void {
    if (!this.sink.writableFinished) this.sink.destroy()
  }
}
