import type { QueueOptions } from './QueueOptions'

/** @throws TypeError for what no queue can be shared by */
export const checkQueue = ({ queue, redis, secret }: QueueOptions): void => {
  if (queue === '' || queue.includes(':')) throw new TypeError('queue must not be empty, and hold no colon')
  if (secret === '') throw new TypeError('secret must not be empty')
  if (typeof (redis as Partial<typeof redis> | undefined)?.duplicate !== 'function')
    throw new TypeError('redis must be a client of ioredis')
  if ((redis.options.keyPrefix ?? '') !== '')
    throw new TypeError('redis must have no keyPrefix: give prefix instead')
}

/** @throws TypeError for what is given and counts nothing */
export const checkCounts = (given: Readonly<Record<string, number | undefined>>): void => {
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1))
      throw new TypeError(`${name} must be a whole number from 1 on`)
}
