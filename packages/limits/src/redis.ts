export { checkDurability } from './redis/checkDurability'
export { redisLimits, type RedisLimitsOptions, type StoreDown } from './redis/redisLimits'
export { redisSessionStore, type RedisSessionStoreOptions } from './redis/redisSessionStore'
export type { RedisClient, SharedOptions } from '@paifang/gateway/author'
