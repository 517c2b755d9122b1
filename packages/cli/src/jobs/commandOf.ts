import { mask } from '@paifang/contract'
import type { AnyOperation } from '@paifang/gateway'
import { laidAt, stepsOf, valueOf } from '../call/readInput'
import type { Flags } from '../Command'
import type { Context } from '../Context'
import { parsePair } from '../input/parsePairs'
import { shellWord } from '../output/shellWord'

/** What a repetition does not say again. */
const once = new Set(['restart', 'yes', 'json'])

const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** A parameter, its value masked where the operation has it for sensitive. */
const maskedPair = (pair: string, { sensitive }: Pick<AnyOperation, 'sensitive'>): string => {
  const [name, text] = parsePair(pair)
  const given = laidAt({}, stepsOf(name), valueOf(name, text))
  return JSON.stringify(mask(given, sensitive)) === JSON.stringify(given) ? pair : `${name}=***`
}

/**
 * The line that runs `paifang bulk` again, for who looks at the job. A session and sensitive values of `--param` are `***`, to
 * be filled in by who runs it; secrets are in no line (`refuseSecrets`).
 */
export const commandOf = (
  operation: Pick<AnyOperation, 'sensitive'>,
  args: ReadonlyArray<string>,
  flags: Flags,
  { cwd }: Pick<Context, 'cwd'>,
): string => {
  const words = Object.entries(flags).flatMap(([name, value]): ReadonlyArray<string> => {
    if (once.has(name) || value === undefined || value === false) return []
    if (value === true) return [flagOf(name)]
    // It is as good as the right to call.
    if (name === 'session') return [flagOf(name), '***']
    const values = (Array.isArray(value) ? value : [value]).map(String)
    return [flagOf(name), ...(name === 'param' ? values.map((pair) => maskedPair(pair, operation)) : values)]
  })
  const line = ['paifang', 'bulk', ...args, ...words].map(shellWord).join(' ')
  return `cd ${shellWord(cwd)} && ${line}`
}
