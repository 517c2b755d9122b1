import { listProblem, type BatchAnswers, type ListAnswers, type PagedAnswers } from '@paifang/emulator'
import type { Flags } from '../Command'
import { UsageError } from '../UsageError'
import { pairsIn, valueOf } from './pairsIn'

/** What is a list: its items are parted by `+`. */
const lists = new Set(['refuses', 'silent'])

const read = (
  of: 'paged' | 'batches',
  flags: Flags,
): Readonly<Record<string, PagedAnswers & BatchAnswers>> => {
  const wishes = ((flags[of] as string[] | undefined) ?? []).map((given) => {
    const [method = '', rest = ''] = given.split(/:(.*)/s)
    const wish = Object.fromEntries(
      pairsIn(rest).map(([name, text]) => [name, lists.has(name) ? text.split('+') : valueOf(text)]),
    )
    const problem = listProblem(of, wish)
    if (problem !== undefined)
      throw new UsageError({ en: `--${of} ${method}: ${problem}`, zh: `--${of} ${method}：${problem}` })
    return [method, wish] as const
  })
  return Object.fromEntries(wishes)
}

/** `--paged method:count=500,changes=3` · `--batches method:refuses=17+18,writes=none`. */
export const parseLists = (flags: Flags): ListAnswers => ({
  paged: read('paged', flags),
  batches: read('batches', flags),
})
