import type { TopCase } from './TopCase'

/** Which single difference would make the signature right, as ASCII-safe JSON. */
export const explainTop = (_subject: TopCase): string | undefined => undefined
