/**
 * The gateway's own parameters. None of the documented operations has a business parameter of such a name, and one
 * that had would overwrite what identifies and signs the call: it is refused.
 *
 * @see TOP calling and signing, doc 101617
 */
export const systemNames: ReadonlySet<string> = new Set([
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
])
