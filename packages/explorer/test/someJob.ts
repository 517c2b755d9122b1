import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { Emulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { bulk } from '@paifang/jobs'
import { levelCheckpoint } from '@paifang/jobs/level'

const request = 'user_blacklist_request'

/** A mobile of each row of the job, the last of which the platform refuses. */
export const mobiles: ReadonlyArray<string> = [
  ...Array.from({ length: 12 }, (_, index) => `${13_812_344_711 + index}`),
  'x'.repeat(30),
]

/** A job that ended: four rows done, one refused, and eight of which nobody knows, since their answers were lost. */
export const runSomeJob = async (emulator: Emulator, folder: string): Promise<void> => {
  const { top, faults, clock } = emulator
  const id = faults.add({ operation: sync.method, nth: [2, 3], fault: { kind: 'html', status: 403 } })
  const client = createTopClient({ ...top, retry: false, clock: clock.now })
  await bulk(
    client,
    { ...sync, idempotent: false },
    mobiles.map((mobile) => ({ mobile })),
    {
      job: 'nightly',
      checkpoint: levelCheckpoint({ folder, secret: top.appSecret }),
      chunk: 4,
      concurrency: 1,
      bulk: { rows: [request, 'blacklist'] },
      toInput: (blacklist, { timeMs }) => ({
        user_blacklist_request: {
          ...{ request_id: '1', request_time: timeMs, supplier_id: '1', service_type: '1' },
          ...{ ability_type: '1', operate_type: 1, blacklist: [...blacklist] },
        },
      }),
    },
  )
  await client.close()
  faults.remove(id)
}
