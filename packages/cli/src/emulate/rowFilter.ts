import { parseFilter, type Summary } from '@paifang/emulator/control'
import type { Flags } from '../Command'
import { UsageError } from '../UsageError'

/** `--failed`, `--operation` and `--filter` as one filter of rows, and as the control API takes it. */
export const rowFilter = ({
  failed,
  operation,
  filter,
}: Flags): { readonly q: string; readonly passes: (row: Summary) => boolean } => {
  const q = [
    ...(failed === true ? ['is:failed'] : []),
    ...(typeof operation === 'string' ? [`op:"${operation}"`] : []),
    ...(typeof filter === 'string' ? [filter] : []),
  ].join(' ')
  const passes = parseFilter(q)
  if ('problem' in passes)
    throw new UsageError({ en: `--filter: ${passes.problem}`, zh: `--filter 有误：${passes.problem}` })
  return { q, passes }
}
