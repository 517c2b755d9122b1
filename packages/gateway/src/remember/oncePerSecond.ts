/** Writes what a moment of a whole second is written as once for that second: most calls follow one another within it. */
export const oncePerSecond = <A>(write: (epochMs: number) => A): ((epochMs: number) => A) => {
  let last: { readonly second: number; readonly written: A } | undefined
  return (epochMs) => {
    const second = Math.floor(epochMs / 1000)
    if (last?.second !== second) last = { second, written: write(epochMs) }
    return last.written
  }
}
