import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { isOk, isUnknown } from '@paifang/result'

const emulator = await startEmulator({ operations: [sync] })
const top = createTopClient({ ...emulator.top, retry: { transientDelayMs: 1 } })

interface Entry {
  readonly mobile: string
  state: 'open' | 'done' | 'refused'
}
/** Your table. Its key goes out as `request_id`, and stands there before anything is sent. */
const entries = new Map<string, Entry>([['blacklist-1', { mobile: '13111111111', state: 'open' }]])

const send = async (key: string, entry: Entry): Promise<void> => {
  const result = await top.run(sync, {
    user_blacklist_request: {
      request_id: key,
      request_time: 1656674541001,
      supplier_id: '10000000001',
      service_type: '1',
      ability_type: '1',
      operate_type: 1,
      blacklist: [{ mobile: entry.mobile }],
    },
  })
  // Carried out, if the answer has another shape than documented too: then only the answer is lost.
  if (isOk(result) || result.left._tag === 'OutputError') entry.state = 'done'
  else if (isUnknown(result.left)) console.log(`${key}: unknown, stays open`)
  else entry.state = 'refused'
}

// The gateway writes the row each time, and every answer is lost.
emulator.faults.add({ times: 3, fault: { kind: 'reset', at: 'after-handling' } })
for (const [key, entry] of entries) await send(key, entry)

// Every few minutes: what is still open goes out again under the same key, which the platform takes for the same business.
for (const [key, entry] of entries) if (entry.state === 'open') await send(key, entry)
console.log(entries.get('blacklist-1')?.state, emulator.state.top.blacklist.size(), 'row')

await top.close()
await emulator.close()

// prints
// blacklist-1: unknown, stays open
// done 1 row
