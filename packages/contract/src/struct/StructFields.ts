import type { AnyCodec, Codec } from '../Codec'

/** Told without `object extends …`: that compares with Object's own members, and an answer may have a `constructor`. */
type RequiredKeys<A> = { [K in keyof A]-?: Pick<A, K> extends Required<Pick<A, K>> ? K : never }[keyof A]

type RequiredFields<A> = { readonly [K in RequiredKeys<A>]: Codec<A[K]> }

type OptionalFields<A> = {
  readonly [K in Exclude<keyof A, RequiredKeys<A>>]-?: Codec<Exclude<A[K], undefined>>
}

/** One codec per member of the interface, no more and no fewer; what the interface requires stands in `required`. */
export type StructFields<A> = ([RequiredKeys<A>] extends [never]
  ? { readonly required?: RequiredFields<A> }
  : { readonly required: RequiredFields<A> }) &
  ([Exclude<keyof A, RequiredKeys<A>>] extends [never]
    ? { readonly optional?: OptionalFields<A> }
    : { readonly optional: OptionalFields<A> })

/** Codecs by wire name. */
export type AnyFields = Readonly<Record<string, AnyCodec>>

// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- no members at all is what is meant
export type NoFields = Readonly<Record<never, AnyCodec>>

type TypeOf<C> = C extends Codec<infer A> ? A : never

/** The interface that inferred fields describe. */
export type StructOf<R extends AnyFields, P extends AnyFields> = {
  readonly [K in keyof R | keyof P]: never
} extends infer Keys
  ? { readonly [K in keyof Keys & keyof R]: TypeOf<R[K]> } & {
      readonly [K in keyof Keys & keyof P]?: TypeOf<P[K]>
    } extends infer Both
    ? { [K in keyof Both]: Both[K] }
    : never
  : never

export interface StructOptions {
  /** Members the specification does not name: kept (the default: nothing is lost), left out, or an issue. */
  readonly unknownKeys?: 'keep' | 'drop' | 'refuse'
}
