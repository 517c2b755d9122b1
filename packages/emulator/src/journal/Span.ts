/** A stretch of bytes: from the first to the one behind the last. */
export type Span = readonly [from: number, to: number]

/** In order, those that touch or overlap made one. */
export const joined = (spans: ReadonlyArray<Span>): ReadonlyArray<Span> => {
  const all: Array<[number, number]> = []
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    const last = all.at(-1)
    if (to <= from) continue
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}

/** The bytes with a `*` in place of each byte of the spans. */
export const covered = (bytes: Uint8Array, spans: ReadonlyArray<Span>): Buffer => {
  const copy = Buffer.from(bytes)
  for (const [from, to] of spans) copy.fill('*', from, to)
  return copy
}
