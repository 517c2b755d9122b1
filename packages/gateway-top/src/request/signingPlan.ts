import { formText } from '@paifang/gateway'
import type { Pairs, Signer, SignPlan } from '@paifang/signer-top'
import type { TopSettings } from '../TopSettings'
import { systemPairs } from './systemPairs'
import type { TopLayout } from './TopMemory'

/** What decides how a call is signed, beside the texts of its parameters. */
export interface Signatory {
  readonly appKey: string
  readonly signer: Signer
  readonly targetAppKey: string | undefined
  /** Further system parameters. */
  readonly extra: Pairs
  readonly hasSession: boolean
}

/** How the calls of a layout are signed and written as long as nothing but texts, time and session changes. */
export interface SigningPlan extends Signatory {
  /** System parameters that do not change. */
  readonly constants: Pairs
  /** `constants` as a form. */
  readonly form: string
  /** From the texts of the layout's names, then the timestamp, then the session if there is one. */
  readonly sign: SignPlan
}

const isSame = (a: Signatory, b: Signatory): boolean =>
  a.appKey === b.appKey &&
  a.signer === b.signer &&
  a.hasSession === b.hasSession &&
  a.targetAppKey === b.targetAppKey &&
  (a.extra === b.extra || hasPairs(a.extra, b.extra))

const hasPairs = (a: Pairs, b: Pairs): boolean =>
  a.length === b.length && a.every(([name, text], i) => b[i]?.[0] === name && b[i][1] === text)

/**
 * The plan of the layout's last call, or a new one.
 *
 * @throws TypeError for an application key that is blank or has no UTF-8 form
 */
export const signingPlan = (
  layout: TopLayout,
  signatory: Signatory,
  settings: TopSettings,
  method: string,
): SigningPlan => {
  if (layout.plan !== undefined && isSame(layout.plan, signatory)) return layout.plan
  const { appKey, signer, targetAppKey, extra, hasSession } = signatory
  const constants = [...systemPairs({ settings, method, appKey, targetAppKey }), ...extra]
  const names = [...layout.names, 'timestamp', ...(hasSession ? ['session'] : [])]
  const plan = { ...signatory, constants, form: formText(constants), sign: signer.plan({ constants, names }) }
  layout.plan = plan
  return plan
}
