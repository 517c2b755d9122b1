import { topErrors } from '@paifang/gateway-top'

let names: ReadonlyMap<string, string> | undefined

/** The documented `msg` of a code. */
export const topMessage = (code: number): string => {
  names ??= new Map(topErrors.map((error) => [error.code, error.name]))
  return names.get(String(code)) ?? 'Unknown Error'
}
