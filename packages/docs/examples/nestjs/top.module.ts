import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common'
import { createTopClient, type TopClient } from '@paifang/gateway-top'

export const TOP = Symbol('TopClient')

/** One client for the whole application: it keeps connections, sessions and what it learnt of bans. */
@Global()
@Module({
  providers: [
    {
      provide: TOP,
      useFactory: (): TopClient =>
        createTopClient({
          appKey: process.env['TOP_APP_KEY'] ?? '',
          appSecret: () => process.env['TOP_APP_SECRET'] ?? '',
          endpoint: process.env['TOP_ENDPOINT'] ?? '',
        }),
    },
  ],
  exports: [TOP],
})
export class TopModule implements OnApplicationShutdown {
  constructor(@Inject(TOP) private readonly top: TopClient) {}

  /** Nest calls it when the last request of its own was answered. */
  async onApplicationShutdown(): Promise<void> {
    await this.top.close()
  }
}
