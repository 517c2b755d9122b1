import { parseJson } from '@paifang/contract'
import type { Flags } from '../Command'
import type { Context } from '../Context'
import { parsePair } from '../input/parsePairs'
import { readText } from '../input/readText'
import { UsageError } from '../UsageError'

/** JSON where a value looks like a struct or a list; anything else is text, which every codec reads. */
const valueOf = (text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return text
  const parsed = parseJson(text)
  return parsed._tag === 'Right' ? parsed.right : text
}

/** `--input` (file or stdin) with `--param` laid over it; long integers stay exact. */
export const readInput = async (
  flags: Flags,
  context: Context,
): Promise<Readonly<Record<string, unknown>>> => {
  const { input, param } = flags
  const pairs = (Array.isArray(param) ? (param as string[]) : []).map(parsePair)
  const laid = Object.fromEntries(pairs.map(([name, text]) => [name, valueOf(text)]))
  if (typeof input !== 'string') return laid
  const text = input === '-' ? await context.readStdin() : await readText(input)
  const parsed = parseJson(text)
  if (parsed._tag === 'Left' || typeof parsed.right !== 'object' || parsed.right === null)
    throw new UsageError({ en: '--input is not a JSON object', zh: '--input 不是 JSON 对象' })
  return { ...(parsed.right as Readonly<Record<string, unknown>>), ...laid }
}
