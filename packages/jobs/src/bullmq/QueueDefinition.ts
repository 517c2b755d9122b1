import { differenceOf, type Definition } from '../bulk/Definition'
import type { DefinedJob } from '../bulk/defineJob'
import { secretCheck } from '../bulk/digests'
import type { Stop } from '../bulk/Stop'

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
    secret: secretCheck(secret, 'queue'),
  }
  return JSON.stringify(all)
}

/** How a definition here differs from that of a queue. */
export const otherwise = (queues: string, ours: string): Pick<Stop, 'reason' | 'detail'> => {
  const [was, is] = [queues, ours].map((text) => JSON.parse(text) as QueueDefinition)
  if (was === undefined || is === undefined) return { reason: 'definition', detail: 'it has none' }
  const differs =
    differenceOf(was, is) ??
    (was.options === is.options ? undefined : 'what is known of its operation is other')
  return differs === undefined
    ? { reason: 'secret', detail: 'its secret is another' }
    : { reason: 'definition', detail: differs }
}
