import type { Client, PolicyOptions } from '@paifang/gateway'
import { createOpretailClient, type OpretailClient } from '@paifang/gateway-opretail'
import { createTopClient, type TopCallOptions, type TopClientOptions } from '@paifang/gateway-top'
import type { World } from './World'

/** A TOP client as a user makes one, but for the endpoint; a scenario changes what it is about. */
export const topClient = (
  { emulator: { top }, transport }: World,
  changed: Partial<TopClientOptions> = {},
): Client<'top', TopCallOptions> =>
  createTopClient({
    appKey: top.appKey,
    appSecret: top.appSecret,
    endpoint: top.endpoint,
    transport,
    ...changed,
  })

export const opretailClient = (
  { emulator: { opretail }, transport }: World,
  changed: PolicyOptions & { readonly accessSecret?: string } = {},
): OpretailClient =>
  createOpretailClient({
    accessKey: opretail.accessKey,
    accessSecret: opretail.accessSecret,
    applicationId: opretail.applicationId,
    endpoint: opretail.endpoint,
    transport,
    ...changed,
  })
