import type { EmulatorContext } from '../EmulatorContext'
import type { Lost } from '../journal/Written'
import type { ControlReply } from './Route'

export const numberOf = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined

const why = (
  { journal }: EmulatorContext,
  seq: number,
  lost: Exclude<Lost, 'never'> | 'unwritten',
): { readonly code: string; readonly problem: string; readonly zh: string } => {
  const { entries, bytes } = journal.info().keeps
  switch (lost) {
    case 'gone':
      return {
        code: 'left-memory',
        problem: `exchange ${seq} left memory: only its row is left of it. The last ${entries} are kept, at most ${bytes} bytes of them (journalKeeps keeps more, --journal writes all to a file)`,
        zh: `调用 ${seq} 已离开内存，只剩这一行：保留最近 ${entries} 条的报文，最多 ${bytes} 字节（journalKeeps 可保留更多；--journal 可全部写入文件）`,
      }
    case 'changed':
      return {
        code: 'file-changed',
        problem: `exchange ${seq} cannot be read back: the journal file was changed or cut since it was written`,
        zh: `调用 ${seq} 无法从流水文件读回：文件在写入之后被修改或截断`,
      }
    case 'bare':
      return {
        code: 'file-unmasked',
        problem: `exchange ${seq} was written to the journal file without masks: an emulator that was started with showSensitive shows it`,
        zh: `调用 ${seq} 写入流水文件时未脱敏：以 showSensitive 启动的仿真器才会显示`,
      }
    case 'unwritten':
      return {
        code: 'file-no-bytes',
        problem: `the bytes of exchange ${seq} are not in the journal file: an earlier emulator wrote it`,
        zh: `流水文件中没有调用 ${seq} 的报文：由较早版本的仿真器写入`,
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
  if (found === 'never') return { status: 404, problem: `there is no exchange ${seq}`, zh: `没有调用 ${seq}` }
  return typeof found === 'string' ? { status: 410, ...why(context, seq, found) } : reply(found)
}
