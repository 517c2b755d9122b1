import type { OpretailCase } from './OpretailCase'

/** Which single difference would make the signature right, as ASCII-safe JSON. */
export const explainOpretail = (_subject: OpretailCase): string | undefined => undefined
