import type { PaifangError } from '@paifang/result'
import { isThenable } from '../thenable'
import type { ErrorFacts } from './Event'

/** Tells a hook. It belongs to others: what it throws, or rejects with, does not touch what is watched. */
export const emit = <E>(hook: (event: E) => unknown, event: E): void => {
  try {
    const returned = hook(event)
    if (isThenable(returned)) Promise.resolve(returned).catch(() => undefined)
  } catch {
    // Watching must not change what is watched.
  }
}

const named = ['kind', 'reason', 'code', 'subCode', 'sent', 'scope', 'retryAfterMs'] as const

/** What an event says of an error. */
export const errorFacts = (error: PaifangError): ErrorFacts => {
  const facts: Record<string, unknown> = {}
  const given = error as unknown as Readonly<Record<string, unknown>>
  for (const name of named) if (given[name] !== undefined) facts[name] = given[name]
  return facts
}
