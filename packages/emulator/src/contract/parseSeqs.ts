/** Seqs apart by commas, runs of them as `12-40`; `undefined` for any other text. */
export const parseSeqs = (text: string): ((seq: number) => boolean) | undefined => {
  const single = new Set<number>()
  const runs: Array<readonly [from: number, to: number]> = []
  for (const part of text.split(',')) {
    const [, from, to] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(part) ?? []
    if (from === undefined) return undefined
    if (to === undefined) single.add(Number(from))
    else runs.push([Number(from), Number(to)])
  }
  return (seq) => single.has(seq) || runs.some(([from, to]) => from <= seq && seq <= to)
}

/** The shortest text for these, given in rising order. */
export const writeSeqs = (seqs: ReadonlyArray<number>): string => {
  const runs: Array<[from: number, to: number]> = []
  for (const seq of seqs) {
    const last = runs.at(-1)
    if (last !== undefined && seq === last[1] + 1) last[1] = seq
    else runs.push([seq, seq])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',')
}
