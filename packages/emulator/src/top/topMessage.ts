import { topErrors } from '@paifang/gateway-top'

/** The documented `msg` of a code. */
export const topMessage = (code: number): string =>
  topErrors.find((error) => error.code === String(code))?.name ?? 'Unknown Error'
