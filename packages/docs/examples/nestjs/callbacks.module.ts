import { Inject, Module, type BeforeApplicationShutdown } from '@nestjs/common'
import { id, struct, text } from '@paifang/contract'
import { topInbound } from '@paifang/gateway-top'
import { createInbound, spi, type Inbound } from '@paifang/inbound'
import { ok } from '@paifang/result'

export const CALLBACKS = Symbol('Inbound')

const Notice = struct('Notice', { required: { tid: id } })
const Stored = struct('Stored', { optional: { message: text } })

/** What the platform calls. `inject` gives the factory your services, and so the handlers. */
@Module({
  providers: [
    {
      provide: CALLBACKS,
      useFactory: (): Inbound<'top'> =>
        createInbound([topInbound({ secretOf: process.env['TOP_APP_SECRET'] ?? '' })]).on(
          spi('taobao.demo.notice', Notice, Stored),
          ({ tid }) => ok({ message: `stored ${tid}` }),
          // Without a key a call whose handler failed is refused when it comes again.
          { idempotencyKey: ({ tid }) => tid },
        ),
    },
  ],
})
export class CallbacksModule implements BeforeApplicationShutdown {
  constructor(@Inject(CALLBACKS) private readonly callbacks: Inbound<'top'>) {}

  /** The platform is told that we are busy, and calls again elsewhere; what runs may end. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.callbacks.close({ drainMs: 10_000 })
  }
}
