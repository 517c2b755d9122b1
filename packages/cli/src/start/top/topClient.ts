import type { Client } from '@paifang/gateway'
import { createTopClient, type TopCallOptions, type TopClientOptions } from '@paifang/gateway-top'
import type { StartContext } from '../StartContext'

/** A TOP client as a user makes one, without a session; a scenario changes what it is about. */
export const topClient = (
  { emulator: { top }, transport }: StartContext,
  changed: Partial<TopClientOptions> = {},
): Client<'top', TopCallOptions> => {
  const { session: _session, ...account } = top
  return createTopClient({ ...account, transport, ...changed })
}
