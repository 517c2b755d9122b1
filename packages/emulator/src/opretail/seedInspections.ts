import { formatDateTime } from '@paifang/wire'
import { createRandom } from '../random/Random'
import type { OpretailState } from './OpretailState'

const storeCount = 12
const inspectionCount = 240
/** 2021-01-01 00:00 GMT+8; the document's example asks for 2021-01-03 to 2021-03-23. */
const firstDay = Date.UTC(2020, 11, 31, 16)
const days = 90
/** @see opretail page of statisticsDetailPageForCustomer, sourceTypes */
const sourceTypes = [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]

/** Fills stores and inspections: the same seed, the same rows. */
export const seedInspections = ({ stores, inspections }: OpretailState, seed: number): void => {
  const random = createRandom(seed)
  for (let id = 1; id <= storeCount; id += 1) {
    stores.put(String(id), { id, name: `演示门店${String(id).padStart(2, '0')}` })
  }
  const times = Array.from({ length: inspectionCount }, () => firstDay + random.below(days * 86_400) * 1000)
  times.sort((one, other) => one - other)
  times.forEach((time, at) => {
    const id = at + 1
    inspections.put(String(id), {
      id,
      storeId: 1 + random.below(storeCount),
      inspector: `演示巡店员${1 + random.below(5)}`,
      sourceType: sourceTypes[random.below(sourceTypes.length)] ?? 1,
      status: random.below(3),
      score: random.below(101),
      createTime: formatDateTime(time),
    })
  })
}
