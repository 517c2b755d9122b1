import { formTemplates, formText, type FormTemplate, type TextPairs } from '@paifang/gateway/author'
import { createCanonicaliser, type Pairs, type Signer, type SignPlan } from '@paifang/signer-top'
import type { TopSettings } from '../TopSettings'
import { systemPairs } from './systemParams'

/** What decides how a call is signed, beside the texts of its parameters, its time and its session. */
export interface TopSignatory {
  readonly [member: string]: unknown
  readonly appKey: string
  readonly signer: Signer
  readonly targetAppKey: string | undefined
  /** Further system parameters, sorted by name. */
  readonly extra: Pairs
  readonly hasSession: boolean
}

/** What stays the same while nothing but texts, time and session changes. */
export interface TopBound {
  readonly signer: Signer
  /** System parameters that do not change. */
  readonly constants: Pairs
  /** `constants` as a form. */
  readonly form: string
  /** From the texts of the template's names, then the timestamp, then the session if there is one. */
  readonly sign: SignPlan
}

export type TopTemplate = FormTemplate<TopSignatory, TopBound>

/** What a client remembers of an operation. */
export interface TopOperation {
  readonly canonicalise: ReturnType<typeof createCanonicaliser>
  readonly templateOf: (pairs: TextPairs) => TopTemplate
  /** Templates whose names were found to be sound, with the further system parameters beside which they are. */
  readonly sound: WeakMap<TopTemplate, TextPairs>
}

/** @throws TypeError, by `bind`, for an application key that is blank or has no UTF-8 form */
export const topOperation = (settings: TopSettings, method: string | undefined): TopOperation => ({
  canonicalise: createCanonicaliser(),
  templateOf: formTemplates(({ appKey, signer, targetAppKey, extra, hasSession }: TopSignatory, names) => {
    const constants = [...systemPairs({ settings, method, appKey, targetAppKey }), ...extra]
    const all = [...names, 'timestamp', ...(hasSession ? ['session'] : [])]
    return { signer, constants, form: formText(constants), sign: signer.plan({ constants, names: all }) }
  }),
  sound: new WeakMap(),
})
