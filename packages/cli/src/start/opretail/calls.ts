import { shopwebLiveCheckStatisticsDetailPageForCustomer } from '@paifang/api-opretail-livecheck'
import { exampleInput } from '../exampleInput'
import type { Scenario } from '../Scenario'
import { opretailClient } from './opretailClient'

/** The operation with the example values of its document. */
export const opretailCalls: ReadonlyArray<Scenario> = [
  {
    part: 'calls',
    expected: 'ok',
    requests: 1,
    title: { en: 'page through store patrols', zh: '分页查询巡店报表' },
    operation: shopwebLiveCheckStatisticsDetailPageForCustomer,
    signMethod: 'md5',
    call: (context, hooks) =>
      opretailClient(context, hooks).call(
        shopwebLiveCheckStatisticsDetailPageForCustomer,
        exampleInput(shopwebLiveCheckStatisticsDetailPageForCustomer),
      ),
  },
]
