const windowMs = 60_000

/** Rows a second over the last minute, told whenever it is asked. */
export const createSpeed = (beganMs: number, begunWith: number): ((atMs: number, rows: number) => number) => {
  let marks: { readonly atMs: number; readonly rows: number }[] = [{ atMs: beganMs, rows: begunWith }]
  return (atMs, rows) => {
    marks = [...marks.filter((mark) => mark.atMs > atMs - windowMs), { atMs, rows }]
    const [first] = marks
    const overMs = first === undefined ? 0 : atMs - first.atMs
    return overMs <= 0 || first === undefined ? 0 : Math.round(((rows - first.rows) * 1000) / overMs)
  }
}
