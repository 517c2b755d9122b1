import { Session } from 'node:inspector'

interface Coverage {
  readonly result: ReadonlyArray<{
    readonly url: string
    readonly functions: ReadonlyArray<{
      readonly ranges: ReadonlyArray<{ readonly count: number }>
    }>
  }>
}

/** The bundle of our sources that this is a part of. */
const sources = __filename

const profiler = (): { readonly take: () => number; readonly end: () => void } => {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  return {
    /** How often the blocks of our sources ran since the last time. */
    take: () => {
      let count = 0
      session.post('Profiler.takePreciseCoverage', (_, coverage) => {
        for (const { url, functions } of (coverage as unknown as Coverage).result)
          if (url.endsWith(sources))
            for (const { ranges } of functions) for (const range of ranges) count += range.count
      })
      return count
    },
    end: () => {
      session.post('Profiler.stopPreciseCoverage')
      session.disconnect()
    },
  }
}

type Native = (this: unknown, ...args: unknown[]) => unknown

/** How many characters a call of a function of texts may look at, by what it was given and what it found. */
type Cost = (self: string, args: ReadonlyArray<unknown>, found: unknown) => number

const whole: Cost = (self) => self.length
const upToFound: Cost = (self, [, from], found) => {
  const start = typeof from === 'number' ? from : 0
  return (typeof found === 'number' && found >= 0 ? found : self.length) - start
}

const costs: Readonly<Record<string, Cost>> = {
  split: whole,
  replaceAll: whole,
  toLowerCase: whole,
  toUpperCase: whole,
  normalize: whole,
  includes: whole,
  lastIndexOf: whole,
  indexOf: upToFound,
  search: upToFound,
  trim: (self, _, found) => self.length - (found as string).length,
  trimEnd: (self, _, found) => self.length - (found as string).length,
  trimStart: (self, _, found) => self.length - (found as string).length,
}

/** What an expression looked at: up to the end of its match; all that is left where there is none and it may begin anywhere. */
const ofExpression = (
  { source, multiline, global, sticky }: RegExp,
  text: string,
  at: number,
  found: unknown,
): number => {
  const from = global || sticky ? at : 0
  const match = found as RegExpExecArray | null
  if (match !== null) return match.index + match[0].length - from
  return (source.startsWith('^') && !multiline) || sticky ? 0 : text.length - from
}

/**
 * The work that a function does, which no clock tells: how often the blocks of our sources run, how many characters
 * they hand to functions of texts and to expressions, and how many items of lists they copy or look through. What an expression does inside itself is not counted.
 */
export const workOf = (run: () => void): number => {
  let characters = 0
  let items = 0
  const originals: (() => void)[] = []
  const patch = (target: object, name: string, make: (original: Native) => Native): void => {
    const members = target as Record<string, Native>
    const original = members[name] as Native
    members[name] = make(original)
    originals.push(() => {
      members[name] = original
    })
  }
  for (const [name, cost] of Object.entries(costs))
    patch(
      String.prototype,
      name,
      (original) =>
        function (...args) {
          const found = original.apply(this, args)
          characters += cost(String(this), args, found)
          return found
        },
    )
  const countItems = (
    name: string | symbol,
    cost: (self: ArrayLike<unknown>, found: unknown) => number,
  ): void =>
    patch(
      Array.prototype,
      name as string,
      (original) =>
        function (...args) {
          const found = original.apply(this, args)
          items += cost(this as ArrayLike<unknown>, found)
          return found
        },
    )
  const ofFound = (_: unknown, found: unknown): number => (found as ArrayLike<unknown>).length
  const ofAll = ({ length }: ArrayLike<unknown>): number => length
  // A spread goes by the iterator where somebody replaced it.
  for (const name of [Symbol.iterator, 'includes', 'indexOf', 'join', 'reverse', 'sort'] as const)
    countItems(name, ofAll)
  for (const name of ['slice', 'concat', 'flat'] as const) countItems(name, ofFound)
  patch(
    RegExp.prototype,
    'exec',
    (original) =>
      function (...args) {
        const expression = this as RegExp
        const from = expression.lastIndex
        const found = original.apply(this, args)
        characters += ofExpression(expression, String(args[0]), from, found)
        return found
      },
  )
  const blocks = profiler()
  try {
    blocks.take()
    run()
    return blocks.take() + characters + items
  } finally {
    blocks.end()
    for (const restore of originals) restore()
  }
}
