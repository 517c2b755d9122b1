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
  const tag = result.left._tag
  if (!Object.hasOwn(cases, tag)) throw new TypeError(`match: no case for ${tag}`)
  const handle = (cases as unknown as Readonly<Record<string, (error: E) => Outcomes<H>>>)[tag]
  return (handle as (error: E) => Outcomes<H>)(result.left)
}
