import type { Fault } from '@paifang/emulator/control'

/** How a field is filled in: a number, a text, one of some. */
export type Field = 'number' | 'text' | ReadonlyArray<string>

type FieldsOf<F> = { readonly [N in Exclude<keyof F, 'kind'>]-?: Field }

/** What each kind of fault can be told. */
export const faultFields: {
  readonly [K in Fault['kind']]: FieldsOf<Extract<Fault, { readonly kind: K }>>
} = {
  delay: { ms: 'number' },
  stall: { at: ['before-headers', 'after-headers'] },
  reset: { at: ['before-handling', 'after-handling'] },
  truncate: { bytes: 'number' },
  'wrong-length': { by: 'number' },
  drip: { bytes: 'number', everyMs: 'number' },
  html: { status: 'number' },
  empty: {},
  gbk: {},
  'wrong-root': {},
  error: { code: 'number', message: 'text', subCode: 'text', subMessage: 'text' },
  business: { retryable: ['true', 'false'], code: 'text', message: 'text' },
  duplicate: {},
  skew: { ms: 'number' },
  // Of the message channel alone.
  close: { code: 'number', reason: 'text' },
  gzip: {},
  malformed: { as: ['bytes', 'text'] },
  fragments: {},
  'out-of-order': {},
}

export type Kind = keyof typeof faultFields

export const kinds = Object.keys(faultFields) as ReadonlyArray<Kind>

/** A field as it was typed in: `''` leaves it out. */
export const valueOf = (field: Field, typed: string): string | number | boolean | undefined => {
  if (typed === '') return undefined
  if (field === 'number') return Number(typed)
  return typed === 'true' ? true : typed === 'false' ? false : typed
}
