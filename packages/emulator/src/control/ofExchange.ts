import type { EmulatorContext } from '../EmulatorContext'
import type { Lost } from '../journal/Written'
import type { ControlReply } from './Route'

export const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined

const why = (
  { journal }: EmulatorContext,
  seq: number,
  lost: Exclude<Lost, 'never'> | 'unwritten',
): { readonly code: string; readonly problem: string } => {
  const { entries, bytes } = journal.info().keeps
  switch (lost) {
    case 'gone':
      return {
        code: 'left-memory',
        problem: `exchange ${seq} left memory: the last ${entries} are kept, at most ${bytes} bytes of them (journalKeeps)`,
      }
    case 'changed':
      return {
        code: 'file-changed',
        problem: `exchange ${seq} cannot be read back: the journal file was changed or cut since it was written`,
      }
    case 'bare':
      return {
        code: 'file-unmasked',
        problem: `exchange ${seq} was written to the journal file without masks: an emulator that was started with showSensitive shows it`,
      }
    case 'unwritten':
      return {
        code: 'file-no-bytes',
        problem: `the bytes of exchange ${seq} are not in the journal file: an earlier emulator wrote it`,
      }
  }
}

/** Of the exchange that is named, where it is still there. */
export const ofExchange = <A extends object>(
  context: EmulatorContext,
  text: string,
  find: (seq: number) => A | Lost | 'unwritten',
  reply: (found: A) => ControlReply | Promise<ControlReply>,
): ControlReply | Promise<ControlReply> => {
  const seq = numberOf(text)
  if (seq === undefined) return { status: 400, problem: 'seq: expected a whole number' }
  const found = find(seq)
  if (found === 'never') return { status: 404, problem: `there is no exchange ${seq}` }
  return typeof found === 'string' ? { status: 410, ...why(context, seq, found) } : reply(found)
}
