import {
  createOpretailClient,
  type OpretailClient,
  type OpretailClientOptions,
} from '@paifang/gateway-opretail'

export const accessKey = 'S107-00000001'
export const accessSecret = 'SECRET-1234567890'
/** 2024-03-10 18:30:00 in GMT+8. */
export const noon = Date.UTC(2024, 2, 10, 10, 30, 0)

/** A client with a frozen clock, no jitter and no waiting. */
export const testClient = (options: Partial<OpretailClientOptions>): OpretailClient =>
  createOpretailClient({
    accessKey,
    accessSecret,
    clock: () => noon,
    random: () => 0,
    wait: () => Promise.resolve(),
    ...options,
  } as OpretailClientOptions)
