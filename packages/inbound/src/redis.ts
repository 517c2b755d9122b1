export { redisReplay, type RedisReplayOptions } from './redis/redisReplay'
export { redisIdempotency, type RedisIdempotencyOptions } from './redis/redisIdempotency'
export type { RedisClient, SharedOptions } from '@paifang/gateway/author'
