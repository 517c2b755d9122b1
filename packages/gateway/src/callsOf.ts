import type { AnyOperation } from './Gateway'

/** How many calls of the platform one attempt of it is: a batch, whose `calls` says so, is many. */
export const callsOf = (operation: AnyOperation): number => {
  const { calls } = operation as { readonly calls?: unknown }
  return typeof calls === 'number' && calls > 1 ? calls : 1
}
