import { differenceOf, type Definition } from '../bulk/Definition'
import type { DefinedJob } from '../bulk/defineJob'
import { digestOf } from '../bulk/digests'

/** A job as anybody defines it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what it takes and gives is between its own parts
export type AnyDefinedJob = DefinedJob<string, any, any, string, any>

interface QueueDefinition extends Definition {
  /** Everything else that decides what a request is and what its end means. */
  readonly options: string
  readonly secret: string
}

/** What starters and workers have to mean alike, as one text. */
export const definitionText = ({ definition, known, assume }: AnyDefinedJob, secret: string): string => {
  const all: QueueDefinition = {
    ...definition,
    options: JSON.stringify([known, assume ?? null]),
    secret: digestOf(secret, 'queue')(() => 'the same secret').slice(0, 16),
  }
  return JSON.stringify(all)
}

/** How a definition here differs from that of a queue, in words. */
export const otherwise = (queues: string, ours: string): string => {
  const [was, is] = [queues, ours].map((text) => JSON.parse(text) as QueueDefinition)
  if (was === undefined || is === undefined) return 'it has none'
  return (
    differenceOf(was, is) ??
    (was.options === is.options ? 'its secret is another' : 'what is known of its operation is other')
  )
}
