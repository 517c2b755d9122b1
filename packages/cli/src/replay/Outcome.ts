import { mask } from '@paifang/contract'
import type { AnyOperation } from '@paifang/gateway'
import type { CallError, Result } from '@paifang/result'
import { flatten } from '../output/flatten'

/** What came of a call, as two of them are compared: fields by place. */
export interface Outcome {
  /** HTTP status; absent where nothing was answered. */
  readonly status?: number
  /** `ok`, or the tag of the error. */
  readonly result: 'ok' | CallError['_tag']
  readonly code?: string
  readonly subCode?: string
  readonly requestId?: string
  /** Of the answer as it came, decoded by nobody: place and text. */
  readonly fields: ReadonlyMap<string, string>
  /** The same as they may be shown. */
  readonly shown: ReadonlyMap<string, string>
}

const codesOf = (error: CallError): Pick<Outcome, 'code' | 'subCode'> => {
  if (error._tag === 'BusinessError') return { code: error.rawCode }
  if (error._tag !== 'GatewayError') return {}
  return { code: error.code, ...(error.subCode === undefined ? {} : { subCode: error.subCode }) }
}

const answered = (result: Result<CallError, unknown>): unknown => {
  if (result._tag === 'Right') return result.right
  const { left } = result
  if (left._tag === 'BusinessError') return left.output
  // What an error says beside its codes.
  return 'message' in left ? { message: left.message } : {}
}

export const outcomeOf = (
  result: Result<CallError, unknown>,
  { sensitive }: Pick<AnyOperation, 'sensitive'>,
  status: number | undefined,
): Outcome => {
  const answer = answered(result)
  const requestId = result._tag === 'Left' && 'requestId' in result.left ? result.left.requestId : undefined
  return {
    ...(status === undefined ? {} : { status }),
    result: result._tag === 'Right' ? 'ok' : result.left._tag,
    ...(result._tag === 'Right' ? {} : codesOf(result.left)),
    ...(requestId === undefined ? {} : { requestId }),
    fields: new Map(flatten(answer)),
    shown: new Map(flatten(mask(answer, sensitive))),
  }
}
