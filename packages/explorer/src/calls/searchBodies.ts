import type { SearchPage } from '@paifang/emulator/control'
import type { Answer, Server } from '../server/createServer'

/** Walks through the bodies that the emulator still has, some of them at a time; `onFound` hears of each step. */
export const searchBodies = async (
  server: Server,
  text: string,
  signal: AbortSignal,
  onFound: (seqs: ReadonlySet<number>, looked: number, isDone: boolean) => void,
): Promise<void> => {
  const found = new Set<number>()
  let looked = 0
  let before: number | null = null
  do {
    const query: URLSearchParams = new URLSearchParams({
      text,
      ...(before === null ? {} : { before: String(before) }),
    })
    const answer: Answer<SearchPage> = await server.get(`/api/emulator/journal/search?${query.toString()}`)
    if (signal.aborted) return
    if ('failed' in answer) break
    for (const seq of answer.ok.seqs) found.add(seq)
    looked += answer.ok.looked
    before = answer.ok.next
    onFound(found, looked, before === null)
  } while (before !== null)
  onFound(found, looked, true)
}
