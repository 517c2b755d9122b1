import { formTemplates, formText, type FormTemplate, type TextPairs } from '@paifang/gateway/author'
import type { Pairs, Signer, SignMethod, SignPlan } from '@paifang/signer-opretail'
import { publicParams } from './publicParams'

/** What decides how a call is signed, beside the texts of its parameters, its time and its nonce. */
export interface OpretailSignatory {
  readonly [member: string]: unknown
  readonly applicationId: string
  readonly accessKey: string | undefined
  readonly signer: Signer
  readonly signMethod: SignMethod
  readonly format: string | undefined
  readonly hasNonce: boolean
  readonly verb: string
  readonly version: string
}

/** What stays the same while nothing but texts, time and nonce changes. */
export interface OpretailBound {
  /** Public parameters that do not change, as a form. */
  readonly form: string
  /** From the texts of the template's names, then the timestamp, then the nonce if there is one. */
  readonly sign: SignPlan
}

export type OpretailTemplate = FormTemplate<OpretailSignatory, OpretailBound>

/**
 * The templates of an operation.
 *
 * @throws TypeError, by `bind`, for an application id or access key that has no UTF-8 form
 */
export const opretailTemplates = (method: string): ((pairs: TextPairs) => OpretailTemplate) =>
  formTemplates((signatory: OpretailSignatory, names) => {
    const constants: Pairs = publicParams({ ...signatory, method })
    const all = [...names, '_timestamp', ...(signatory.hasNonce ? ['_nonce'] : [])]
    return { form: formText(constants), sign: signatory.signer.plan({ constants, names: all }) }
  })
