import type { Text } from '../Command'

/** One thing looked at: how it stands, in words, and what to do when it does not stand well. */
export interface Finding {
  readonly check: string
  readonly state: 'ok' | 'warning' | 'problem'
  readonly text: Text
  readonly todo?: Text
}

export const fine = (check: string, en: string, zh: string): Finding => ({
  check,
  state: 'ok',
  text: { en, zh },
})

export const doubt = (check: string, text: Text, todo: Text): Finding => ({
  check,
  state: 'warning',
  text,
  todo,
})

export const problem = (check: string, text: Text, todo: Text): Finding => ({
  check,
  state: 'problem',
  text,
  todo,
})
