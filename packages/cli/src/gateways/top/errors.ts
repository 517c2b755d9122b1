import { findSubCode, topErrors, topSubCodes } from '@paifang/gateway-top'
import type { ErrorTable } from '../ErrorTable'

export const errors: ErrorTable = {
  entries: [
    ...topErrors,
    ...topSubCodes.map(({ pattern, ...entry }) => ({ ...entry, code: pattern, name: '' })),
  ],
  familyOf: (code) => findSubCode(code)?.pattern,
}
