import { accountCodes } from './accountCodes'
import { byCode } from './byCode'
import { callCodes } from './callCodes'
import type { OpretailCode } from './OpretailCode'
import { parameterCodes } from './parameterCodes'
import { signatureCodes } from './signatureCodes'

/** The 21 public return codes, success among them, by their code as text: `opretailCodes['7']`. */
export const opretailCodes: Readonly<Record<string, OpretailCode>> = /*#__PURE__*/ byCode([
  ...callCodes,
  ...accountCodes,
  ...signatureCodes,
  ...parameterCodes,
])
