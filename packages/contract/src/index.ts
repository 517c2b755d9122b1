export type { Codec } from './Codec'
export type { Path } from './Path'
export type { Outcome } from './Outcome'
export type { Operation, SessionNeed } from './Operation'
