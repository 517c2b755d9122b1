import type { PolicyOptions } from '@paifang/gateway'
import { createOpretailClient, type OpretailClient } from '@paifang/gateway-opretail'
import type { StartContext } from '../StartContext'

/** An opretail client as a user makes one, without a session; a scenario changes what it is about. */
export const opretailClient = (
  { emulator: { opretail }, transport }: StartContext,
  changed: PolicyOptions & { readonly accessSecret?: string } = {},
): OpretailClient => {
  const { session: _session, ...account } = opretail
  return createOpretailClient({ ...account, transport, ...changed })
}
