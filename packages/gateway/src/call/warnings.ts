import type { Issue } from '@paifang/result'
import { emit } from '../events/emit'

/** What happens to members of an input that its document does not name. */
export type UnknownFields = 'refuse' | 'warn' | 'send'

/** Something that is probably a mistake, and did not stop the call. */
export interface Warning {
  readonly method: string
  readonly issues: ReadonlyArray<Issue>
}

/** @throws TypeError for anything but the three */
export const unknownFieldsOf = ({
  unknownFields = 'warn',
}: {
  unknownFields?: UnknownFields
}): UnknownFields => {
  if (['refuse', 'warn', 'send'].includes(unknownFields)) return unknownFields
  throw new TypeError('unknownFields: expected refuse, warn or send')
}

const mostKnown = 1_000

/** Tells a hook; where there is none, Node's own warnings, once for each operation and path. */
export const warner = (hook: ((warning: Warning) => void) | undefined): ((warning: Warning) => void) => {
  if (hook !== undefined)
    return (warning) => {
      emit(hook, warning)
    }
  const known = new Set<string>()
  return ({ method, issues }) => {
    for (const { path, expected } of issues) {
      const key = `${method} ${path.replace(/\[\d+\]/g, '[]')}`
      if (known.has(key) || known.size >= mostKnown) continue
      known.add(key)
      process.emitWarning(`${method}: ${path}: ${expected}`, {
        type: 'PaifangWarning',
        code: 'UNKNOWN_FIELD',
      })
    }
  }
}
