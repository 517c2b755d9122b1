import { writeSeqs } from '@paifang/emulator/control'
import { signal } from '@preact/signals'

/** Calls that were chosen among the lines, to be looked at alone or saved. */
export const chosen = signal<ReadonlySet<number>>(new Set())

export const isChosen = (seq: number): boolean => chosen.value.has(seq)

export const toggleChosen = (seq: number): void => {
  const next = new Set(chosen.value)
  if (!next.delete(seq)) next.add(seq)
  chosen.value = next
}

export const choose = (seqs: ReadonlyArray<number>): void => {
  chosen.value = new Set([...chosen.value, ...seqs])
}

export const chooseNone = (): void => {
  if (chosen.value.size > 0) chosen.value = new Set()
}

/** As a filter and the control API name them. */
export const seqsText = (seqs: Iterable<number>): string => writeSeqs([...seqs].sort((a, b) => a - b))
