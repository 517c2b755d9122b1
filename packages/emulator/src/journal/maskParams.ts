import { mask } from '@paifang/contract'
import type { AnyOperation } from '../call/Operations'
import type { RequestView } from '../gateway/CallEmulation'
import { hidden } from './hidden'

/**
 * Parameters as they may be shown. JSON text is looked into; what cannot be read, or cannot be judged because no
 * operation is known, is hidden whole.
 */
export const maskParams = (
  params: Iterable<readonly [name: string, text: string]>,
  operation: AnyOperation | undefined,
  { isSystem, isSecret }: Pick<RequestView, 'isSystem' | 'isSecret'>,
): ReadonlyArray<readonly [name: string, text: string]> => {
  const all = Object.fromEntries(params)
  const masked = mask(all, operation?.sensitive ?? []) as Readonly<Record<string, string>>
  return Object.keys(all).map((name) => {
    if (isSecret(name)) return [name, all[name] === '' ? '' : hidden]
    return [name, isSystem(name) || operation !== undefined ? String(masked[name]) : hidden]
  })
}
