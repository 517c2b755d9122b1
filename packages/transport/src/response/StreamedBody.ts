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
    sink.on('close', () => this.lostIfClosed())
  }

  write(chunk: Buffer): boolean {
    if (!this.sink.destroyed) return this.sink.write(chunk)
    this.lostIfClosed()
    return true
  }

  end(): void {
    this.lostIfClosed()
    this.sink.once('finish', () => this.events.done(Buffer.alloc(0), false))
    this.sink.end()
  }

  destroy(): void {
    if (!this.sink.writableFinished) this.sink.destroy()
  }

  /** Its caller let go of it: it takes nothing more. What it was destroyed with, if anything, it says before it is closed. */
  private lostIfClosed(): void {
    const { closed, writableFinished } = this.sink
    if (!closed || writableFinished) return
    this.events.failed(
      Object.assign(new Error('nobody takes the answer any more'), { code: 'ERR_STREAM_PREMATURE_CLOSE' }),
    )
  }
}
