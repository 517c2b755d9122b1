import { formText, type Layout } from '@paifang/gateway'
import type { Pairs, Signer, SignMethod, SignPlan } from '@paifang/signer-opretail'
import type { CallPlan } from './CallPlan'
import { publicParams } from './publicParams'

/** What decides how a call is signed, beside the texts of its parameters, its time and its nonce. */
export interface Signatory {
  readonly applicationId: string
  readonly accessKey?: string | undefined
  readonly signer: Signer
  readonly signMethod: SignMethod
  readonly format?: string | undefined
  readonly hasNonce: boolean
  readonly verb: string
  readonly version: string
}

/** How the calls of a layout are signed and written as long as nothing but texts, time and nonce changes. */
export interface SigningPlan extends Signatory {
  /** Public parameters that do not change, as a form. */
  readonly form: string
  /** From the texts of the layout's names, then the timestamp, then the nonce if there is one. */
  readonly sign: SignPlan
}

const isSame = (a: Signatory, b: Signatory): boolean =>
  a.applicationId === b.applicationId &&
  a.accessKey === b.accessKey &&
  a.signer === b.signer &&
  a.format === b.format &&
  a.hasNonce === b.hasNonce &&
  a.verb === b.verb &&
  a.version === b.version

const createPlan = (layout: Layout<SigningPlan>, method: string, signatory: Signatory): SigningPlan => {
  const constants: Pairs = publicParams({ ...signatory, method })
  const names = [...layout.names, '_timestamp', ...(signatory.hasNonce ? ['_nonce'] : [])]
  return { ...signatory, form: formText(constants), sign: signatory.signer.plan({ constants, names }) }
}

/**
 * The plan of the layout's last call, or a new one.
 *
 * @throws TypeError for an application id or access key that has no UTF-8 form
 */
export const signingPlan = ({ layout, method }: CallPlan, signatory: Signatory): SigningPlan =>
  layout.plan !== undefined && isSame(layout.plan, signatory)
    ? layout.plan
    : (layout.plan = createPlan(layout, method, signatory))
