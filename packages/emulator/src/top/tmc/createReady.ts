/** Ids that wait, by queue, first come first. */
export interface Ready {
  /** Whether it is the first of its queue. */
  readonly push: (queue: string, id: string) => boolean
  readonly unshift: (queue: string, ids: ReadonlyArray<string>) => void
  readonly shift: (queue: string) => string | undefined
  readonly clear: () => void
}

interface Line {
  ids: string[]
  /** Where the first one is: an array that is shifted a hundred thousand times is slow. */
  at: number
}

export const createReady = (): Ready => {
  const lines = new Map<string, Line>()
  const lineOf = (queue: string): Line => {
    const line = lines.get(queue) ?? { ids: [], at: 0 }
    lines.set(queue, line)
    return line
  }
  return {
    push: (queue, id) => {
      const line = lineOf(queue)
      line.ids.push(id)
      return line.ids.length - line.at === 1
    },
    unshift: (queue, ids) => {
      const line = lineOf(queue)
      line.ids = [...ids, ...line.ids.slice(line.at)]
      line.at = 0
    },
    shift: (queue) => {
      const line = lines.get(queue)
      if (line === undefined) return undefined
      const id = line.ids[line.at]
      if (id === undefined) {
        lines.delete(queue)
        return undefined
      }
      line.at += 1
      if (line.at > 1_024 && line.at * 2 > line.ids.length) {
        line.ids = line.ids.slice(line.at)
        line.at = 0
      }
      return id
    },
    clear: () => lines.clear(),
  }
}
