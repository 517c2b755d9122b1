import { parseFilter, type FilterProblem, type Summary } from '@paifang/emulator/control'
import { nearest } from '@paifang/gateway/author'
import type { Flags } from '../Command'
import { UsageError } from '../UsageError'

/** Names that people try first, and the field's own. */
const otherwise: Readonly<Record<string, string>> = {
  ...{ method: 'op', operation: 'op', gateway: 'gw', outcome: 'is', state: 'is', application: 'app' },
  ...{ requestid: 'rid', id: 'rid', error: 'code', faults: 'fault', time: 'since' },
}

/** The field that was probably meant. */
const meantBy = ({ word, fields = [] }: FilterProblem): string | undefined => {
  const mark = fields[0]?.at(-1) ?? ''
  const own = Object.hasOwn(otherwise, word) ? `${otherwise[word]}${mark}` : undefined
  return own !== undefined && fields.includes(own) ? own : nearest(`${word}${mark}`, fields)
}

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
  if (!('problem' in passes)) return { q, passes }
  const meant = meantBy(passes)
  throw new UsageError({
    en: `--filter: ${meant === undefined ? '' : `did you mean ${meant}? `}${passes.problem}`,
    zh: `--filter 有误：${meant === undefined ? '' : `是否想用 ${meant}？`}${passes.zh}`,
  })
}
