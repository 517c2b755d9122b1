import { valueAt } from '@paifang/contract'
import { jsonText } from '@paifang/wire'
import type { AnyOperation } from './Operations'

/** What identifies a request, where its operation names it and its input has it. */
export const requestKey = ({ idempotent }: AnyOperation, input: unknown): string | undefined => {
  if (typeof idempotent !== 'object') return undefined
  const found = valueAt(input, idempotent.key)
  if (found === undefined) return undefined
  return typeof found === 'string' ? found : jsonText(found)
}
