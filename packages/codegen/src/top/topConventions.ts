import type { Conventions } from '../shape/Conventions'

/** @see TOP calling and signing, doc 101617: no documented method has a parameter of the gateway's own. */
export const topConventions: Conventions = {
  joinsLists: true,
  sentByClient: [
    'app_key',
    'format',
    'method',
    'partner_id',
    'session',
    'sign',
    'sign_method',
    'simplify',
    'target_app_key',
    'timestamp',
    'v',
  ],
}
