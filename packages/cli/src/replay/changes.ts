import type { Outcome } from './Outcome'
import { stars } from './masked'

/** What is not what it was; absent: it was not there, or is not. */
export interface Change {
  readonly path: string
  readonly before?: string
  readonly after?: string
}

export interface Comparison {
  readonly changes: ReadonlyArray<Change>
  /** Fields that the recording does not show, and that were not compared. */
  readonly hidden: number
}

const facts = ['status', 'result', 'code', 'subCode'] as const

const change = (path: string, before: string | undefined, after: string | undefined): Change => ({
  path,
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})

/** `list[3].name` is a place of `list.name`. */
const withoutIndices = (path: string): string => path.replace(/\[\d+\]/g, '')

const isBelow = (path: string, given: string): boolean =>
  path === given || path.startsWith(`${given}.`) || path.startsWith(`${given}[`)

/**
 * What differs: status, result, codes, and fields. An id of the request is another one each time and is no difference;
 * `ignored` are places that are left out, with all that stands below them.
 */
export const changesOf = (before: Outcome, after: Outcome, ignored: ReadonlyArray<string>): Comparison => {
  const ids = new Set([before.requestId, after.requestId].filter((id) => id !== undefined && id !== ''))
  const isIgnored = (path: string): boolean =>
    /(^|\.)request_?id$/i.test(path) ||
    ignored.some((given) => isBelow(path, given) || isBelow(withoutIndices(path), given))
  const isId = (text: string | undefined): boolean => text !== undefined && ids.has(text)
  const said = facts.flatMap((name) =>
    String(before[name] ?? '') === String(after[name] ?? '')
      ? []
      : [change(name, before[name]?.toString(), after[name]?.toString())],
  )
  let hidden = 0
  const fields = [...new Set([...before.fields.keys(), ...after.fields.keys()])].flatMap((path) => {
    const [was, is] = [before.fields.get(path), after.fields.get(path)]
    if (isIgnored(path) || was === is || (isId(was) && isId(is))) return []
    if (was?.includes(stars)) {
      hidden += 1
      return []
    }
    return [
      change(
        path,
        was === undefined ? was : (before.shown.get(path) ?? stars),
        is === undefined ? is : (after.shown.get(path) ?? stars),
      ),
    ]
  })
  return { changes: [...said, ...fields], hidden }
}
