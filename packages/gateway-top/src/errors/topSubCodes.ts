import { requestSubCodes } from './requestSubCodes'
import { serviceSubCodes } from './serviceSubCodes'
import { throttleSubCodes } from './throttleSubCodes'
import type { TopSubCode } from './TopError'

/** The documented families of sub-codes; the first whose pattern fits speaks. @see TOP error codes, doc 101617 */
export const topSubCodes: ReadonlyArray<TopSubCode> = [
  ...throttleSubCodes,
  ...serviceSubCodes,
  ...requestSubCodes,
]
