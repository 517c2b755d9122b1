import type { OpretailCode } from './OpretailCode'
import { opretailCodes } from './opretailCodes'
import { opretailLoginCodes } from './opretailLoginCodes'

const own = (table: Readonly<Record<string, OpretailCode>>, code: string): OpretailCode | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined

/** The entry of a public or a login code; `undefined`: no table has it. */
export const codeEntry = (code: string): OpretailCode | undefined =>
  own(opretailCodes, code) ?? own(opretailLoginCodes, code)
