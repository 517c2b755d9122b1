import type { Call } from '../Call'

const mostAttempts = 3

/** Corrections (clock, session) repeat what the gateway refused at the gate; a call still makes no more than 3 attempts. */
export const mayCorrect = ({ attempt }: Call): boolean => attempt < mostAttempts
