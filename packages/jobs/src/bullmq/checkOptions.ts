import { refuseUnknownOptions } from '@paifang/gateway/author'
import type { QueueOptions } from './QueueOptions'

const names: Readonly<Record<keyof QueueOptions, true>> = {
  queue: true,
  redis: true,
  prefix: true,
  secret: true,
  durability: true,
}
const queueOptionNames: ReadonlySet<string> = new Set(Object.keys(names))

/** @throws TypeError for what no queue can be shared by */
export const checkQueue = (options: QueueOptions): void => {
  refuseUnknownOptions(options, queueOptionNames)
  const { queue, redis, secret } = options
  if (queue === '' || queue.includes(':')) throw new TypeError('queue must not be empty, and hold no colon')
  if (secret === '') throw new TypeError('secret must not be empty')
  if (typeof (redis as Partial<typeof redis> | undefined)?.duplicate !== 'function')
    throw new TypeError('redis must be a client of ioredis')
  // What BullMQ has of a queue lies in other slots than what is kept of its jobs.
  if ((redis as { readonly isCluster?: boolean }).isCluster === true)
    throw new TypeError('redis must be a client of one Redis, not of a Cluster')
  if ((redis.options.keyPrefix ?? '') !== '')
    throw new TypeError('redis must have no keyPrefix: give prefix instead')
}

/** @throws TypeError for what is given and counts nothing */
export const checkCounts = (given: Readonly<Record<string, number | undefined>>): void => {
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1))
      throw new TypeError(`${name} must be a whole number from 1 on`)
}
