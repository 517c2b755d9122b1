import { opretailCodes, opretailLoginCodes } from '@paifang/gateway-opretail'
import { topErrors, topSubCodes } from '@paifang/gateway-top'
import type { Advice, GatewayErrorKind } from '@paifang/result'

/** One line of either gateway's table, in one form. */
export interface ErrorEntry {
  readonly gateway: 'top' | 'opretail'
  /** A code, or a family of sub-codes in which `*` stands for any text. */
  readonly code: string
  readonly name: string
  readonly kind: GatewayErrorKind | 'success'
  readonly retryable: boolean
  readonly advice: Advice
}

/** Every code and sub-code that the platforms document. */
export const errorEntries = (): ReadonlyArray<ErrorEntry> => [
  ...topErrors.map(({ code, name, kind, retryable, advice }) => ({
    gateway: 'top' as const,
    code,
    name,
    kind,
    retryable,
    advice,
  })),
  ...topSubCodes.map(({ pattern, kind, retryable, advice }) => ({
    gateway: 'top' as const,
    code: pattern,
    name: '',
    kind,
    retryable,
    advice,
  })),
  ...[...Object.values(opretailCodes), ...Object.values(opretailLoginCodes)].map(
    ({ code, name, kind, retryable, advice }) => ({
      gateway: 'opretail' as const,
      code,
      name,
      kind,
      retryable,
      advice,
    }),
  ),
]
