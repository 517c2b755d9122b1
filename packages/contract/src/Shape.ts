import type { AnyCodec } from './Codec'
import type { Limits } from './codecs/limited'

/** What a codec is made of, for whoever prints, documents or imitates it. */
export type Shape = (
  | { readonly kind: 'scalar'; readonly name: string }
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'foreign'; readonly name: string }
  | {
      readonly kind: 'list'
      readonly name: string
      readonly item: AnyCodec
      /** What an element of XML around each item is called; absent: no document names it. */
      readonly itemName?: string
    }
  | { readonly kind: 'comma-list'; readonly name: string; readonly item: AnyCodec }
  | { readonly kind: 'json'; readonly name: string; readonly inner: AnyCodec }
  | {
      readonly kind: 'struct'
      readonly name: string
      readonly required: Readonly<Record<string, AnyCodec>>
      readonly optional: Readonly<Record<string, AnyCodec>>
    }
) & { readonly limits?: Limits }
