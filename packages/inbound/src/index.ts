export { createInbound, type Inbound, type InboundOptions } from './createInbound'
export type { Handled, Handler, HandlerOptions, InboundContext, InboundFailure } from './Handler'
export { spi, type Spi } from './spi'
export type { InboundEvent } from './InboundEvent'
export type { IncomingCall } from './call/handleCall'
export type { Begun, IdempotencyStore, KeptAnswer } from './idempotency/IdempotencyStore'
export { memoryIdempotency, type MemoryIdempotencyOptions } from './idempotency/memoryIdempotency'
export type { FastifyLike } from './servers/fastify'
export type { KoaContext } from './servers/koa'
export type { InboundAnswer, InboundModule } from '@paifang/gateway/author'
export {
  memoryReplayStore as memoryReplay,
  type AsyncReplayStore,
  type MemoryReplayStoreOptions as MemoryReplayOptions,
  type ReplayAnswer,
  type ReplayStore,
} from '@paifang/signing'
