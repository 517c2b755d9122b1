import type { EmulatorContext } from '../EmulatorContext'
import type { ControlReply } from './Route'

export const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined

/** Of the exchange that is named, where it is still kept. */
export const ofExchange = <A>(
  { journal }: EmulatorContext,
  text: string,
  find: (seq: number) => A | 'gone' | 'never',
  reply: (found: A) => ControlReply | Promise<ControlReply>,
): ControlReply | Promise<ControlReply> => {
  const seq = numberOf(text)
  if (seq === undefined) return { status: 400, problem: 'seq: expected a whole number' }
  const found = find(seq)
  if (found === 'never') return { status: 404, problem: `there is no exchange ${seq}` }
  if (found !== 'gone') return reply(found)
  const { entries, bytes } = journal.info().keeps
  const problem = `exchange ${seq} left memory: the last ${entries} are kept, at most ${bytes} bytes of them (journalKeeps)`
  return { status: 410, problem }
}
