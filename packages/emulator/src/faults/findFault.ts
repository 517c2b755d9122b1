import type { Fault } from './Fault'

type Kind<K extends Fault['kind']> = Extract<Fault, { readonly kind: K }>

/** The first fault of a kind among those that strike a call. */
export const findFault = <K extends Fault['kind']>(
  faults: ReadonlyArray<Fault>,
  kind: K,
): Kind<K> | undefined => faults.find((fault): fault is Kind<K> => fault.kind === kind)
