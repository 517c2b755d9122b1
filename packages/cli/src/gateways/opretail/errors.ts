import { opretailCodes, opretailLoginCodes } from '@paifang/gateway-opretail'
import type { ErrorTable } from '../ErrorTable'

export const errors: ErrorTable = {
  entries: [...Object.values(opretailCodes), ...Object.values(opretailLoginCodes)],
}
