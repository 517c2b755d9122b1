import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { OutputOf } from '@paifang/contract'
import { startEmulator } from '@paifang/emulator'
import { right } from 'fp-ts/Either'

export type Write = 'keyed' | 'unkeyed'

/** A platform that writes rows and counts how often, and has its callers killed in the middle of requests. */
export const killingPlatform = async (
  write: Write,
  {
    kills,
    every,
    kill,
    trouble = true,
  }: {
    readonly kills: number
    /** Requests from one kill to the next. */
    readonly every: number
    readonly kill: () => void
    /** Loses a tenth of the requests, a tenth of the answers, and throttles three of a hundred. */
    readonly trouble?: boolean
  },
) => {
  const operation = write === 'keyed' ? sync : { ...sync, idempotent: false }
  const emulator = await startEmulator({ operations: [operation] })
  const written = new Map<string, number>()
  const requests = new Map<string, string>()
  let calls = 0
  let killed = 0
  emulator.on(operation, ({ user_blacklist_request }) => async () => {
    const { request_id: key, blacklist } = user_blacklist_request
    calls++
    if (killed < kills && calls >= every * (killed + 1)) {
      killed++
      kill()
    }
    // A platform that documents a key answers a repeated request without carrying it out again.
    const text = JSON.stringify(user_blacklist_request)
    const known = write === 'keyed' ? requests.get(key) : undefined
    if (known !== undefined && known !== text) throw new Error('one key, two requests')
    requests.set(key, text)
    if (known === undefined)
      for (const { mobile } of blacklist) written.set(mobile, (written.get(mobile) ?? 0) + 1)
    const answer: OutputOf<typeof operation> = { user_blacklist_response: { success: true, code: '200' } }
    return await Promise.resolve(right(answer))
  })
  if (trouble) {
    emulator.faults.add({ fault: { kind: 'reset', at: 'before-handling' }, probability: 0.1, seed: 1 })
    emulator.faults.add({ fault: { kind: 'reset', at: 'after-handling' }, probability: 0.1, seed: 2 })
    emulator.faults.add({ fault: { kind: 'error', code: 7 }, probability: 0.03, seed: 3 })
  }
  return { emulator, written, calls: () => calls, killed: () => killed }
}
