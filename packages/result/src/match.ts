import type { Result } from './Result'

/** One function for the success and one per tag of the error union: none may be missing, none may be extra. */
export type Cases<E extends { readonly _tag: string }, A> = { readonly ok: (value: A) => unknown } & {
  readonly [Tag in E['_tag']]: (error: Extract<E, { readonly _tag: Tag }>) => unknown
}

type Exact<H, Known> = { readonly [K in Exclude<keyof H, keyof Known>]: never }

type Outcomes<H> = { [K in keyof H]: H[K] extends (...args: never[]) => infer R ? R : never }[keyof H]

/**
 * Calls the function that fits what happened and returns what it returns. Leaving out a case, or naming one
 * that cannot happen, does not compile.
 *
 * @example
 * match(result, { ok: (trade) => trade.tid, InputError: (e) => e.issues.length, GatewayError: (e) => e.code, … })
 */
export const match = <E extends { readonly _tag: string }, A, H extends Cases<E, A>>(
  result: Result<E, A>,
  cases: H & Exact<H, Cases<E, A>>,
): Outcomes<H> => {
  if (result._tag === 'Right') return cases.ok(result.right) as Outcomes<H>
  const handle = (cases as unknown as Readonly<Record<string, (error: E) => unknown>>)[result.left._tag]
  if (handle === undefined) throw new TypeError(`match: no case for ${result.left._tag}`)
  return handle(result.left) as Outcomes<H>
}
