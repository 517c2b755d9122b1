import { listProblem, type BatchAnswers, type ListAnswers, type PagedAnswers } from '@paifang/emulator'
import { nearest } from '@paifang/gateway/author'
import type { Flags } from '../Command'
import { UsageError } from '../UsageError'
import { pairsIn, valueOf } from './pairsIn'
import { problemText } from './problemText'

/** What is a list: its items are parted by `+`. */
const lists = new Set(['refuses', 'silent'])

const read = (
  of: 'paged' | 'batches',
  flags: Flags,
  methods: ReadonlyArray<string>,
): Readonly<Record<string, PagedAnswers & BatchAnswers>> => {
  const wishes = ((flags[of] as string[] | undefined) ?? []).map((given) => {
    const [method = '', rest = ''] = given.split(/:(.*)/s)
    const wish = Object.fromEntries(
      pairsIn(rest).map(([name, text]) => [name, lists.has(name) ? text.split('+') : valueOf(text)]),
    )
    const problem = listProblem(of, wish)
    if (problem !== undefined) {
      const { en, zh } = problemText(problem)
      throw new UsageError({ en: `--${of} ${method}: ${en}`, zh: `--${of} ${method}：${zh}` })
    }
    if (!methods.includes(method)) {
      const near = nearest(method, methods)
      throw new UsageError({
        en: `--${of} ${method}: no operation here is called so${near === undefined ? '; "paifang list" shows what there is' : `; did you mean ${near}?`}`,
        zh: `--${of} ${method}：没有该接口${near === undefined ? '，可用 "paifang list" 查看' : `，是否想用 ${near}？`}`,
      })
    }
    return [method, wish] as const
  })
  return Object.fromEntries(wishes)
}

/** Of the operations that there are, by their methods: `--paged method:count=500,changes=3` · `--batches method:refuses=17+18,writes=none`. */
export const parseLists = (flags: Flags, methods: ReadonlyArray<string>): ListAnswers => ({
  paged: read('paged', flags, methods),
  batches: read('batches', flags, methods),
})
