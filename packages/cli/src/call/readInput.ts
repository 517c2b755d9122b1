import { parseJson, withValue, type JsonProblem } from '@paifang/contract'
import type { Flags, Text } from '../Command'
import type { Context } from '../Context'
import { parsePair } from '../input/parsePairs'
import { readText } from '../input/readText'
import { UsageError } from '../UsageError'

/** Why a text is no JSON, and where. */
const flawOf = ({ reason, offset }: JsonProblem): Text => {
  const at =
    offset === undefined ? { en: '', zh: '' } : { en: ` at character ${offset}`, zh: `第 ${offset} 个字符处` }
  switch (reason) {
    case 'unparsable':
      return { en: `it is no JSON${at.en}`, zh: `${at.zh}不是有效的 JSON` }
    case 'cut':
      return { en: 'it ends too early', zh: '内容提前结束' }
    default:
      return { en: 'it is too large, or nested too deep', zh: '内容过大或嵌套过深' }
  }
}

/** JSON where a value looks like a struct or a list; anything else is text, which every codec reads. */
export const valueOf = (name: string, text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return text
  const parsed = parseJson(text)
  if (parsed._tag === 'Right') return parsed.right
  const { en, zh } = flawOf(parsed.left)
  throw new UsageError({
    en: `--param ${name}: it begins like JSON, but ${en}. A text that begins with [ or { goes into --input`,
    zh: `--param ${name}：以 JSON 的形式开头，但${zh}。以 [ 或 { 开头的文本请写入 --input`,
  })
}

/** `request.blacklist[0].mobile`: names, and places of a list. */
export const stepsOf = (path: string): ReadonlyArray<string | number> => {
  const steps = [...path.matchAll(/\.?([^.[\]]+)|\[(\d{1,4})\]/g)]
  if (steps.map(([whole]) => whole).join('') !== path)
    throw new UsageError({
      en: `--param ${path}: a member is named like request.list[0].name`,
      zh: `--param ${path}：成员应写作 request.list[0].name`,
    })
  return steps.map(([, name, index]) => (index === undefined ? (name ?? '') : Number(index)))
}

/** A copy with a value at a place; what stands on the way stays. */
export const laidAt = (
  target: unknown,
  [step, ...rest]: ReadonlyArray<string | number>,
  value: unknown,
): unknown => {
  if (step === undefined) return value
  if (typeof step === 'string') return withValue(target, [step], laidAt(own(target, step), rest, value))
  const items: unknown[] = Array.isArray(target) ? [...(target as unknown[])] : []
  // The next place at most: nobody means a list with holes.
  const at = Math.min(step, items.length)
  items[at] = laidAt(items[at], rest, value)
  return items
}

const own = (target: unknown, name: string): unknown =>
  typeof target === 'object' && target !== null && Object.hasOwn(target, name)
    ? (target as Readonly<Record<string, unknown>>)[name]
    : undefined

/** `--input` (file or stdin) with `--param` laid over it, members too (`a.b[0].c=1`); long integers stay exact. */
export const readInput = async (
  flags: Flags,
  context: Context,
): Promise<Readonly<Record<string, unknown>>> => {
  const { input, param } = flags
  const pairs = (Array.isArray(param) ? (param as string[]) : []).map(parsePair)
  const laidOver = (base: unknown): Readonly<Record<string, unknown>> =>
    pairs.reduce<unknown>(
      (whole, [name, text]) => laidAt(whole, stepsOf(name), valueOf(name, text)),
      base,
    ) as Readonly<Record<string, unknown>>
  if (typeof input !== 'string') return laidOver({})
  const text = input === '-' ? await context.readStdin() : await readText(input)
  if (text.trim() === '')
    throw new UsageError(
      input === '-'
        ? { en: '--input -: nothing came on stdin', zh: '--input -：标准输入为空' }
        : { en: `--input: ${input} is empty`, zh: `--input：${input} 是空文件` },
    )
  const parsed = parseJson(text)
  if (parsed._tag === 'Left') {
    const { en, zh } = flawOf(parsed.left)
    throw new UsageError({ en: `--input: ${en}`, zh: `--input：${zh}` })
  }
  if (typeof parsed.right !== 'object' || parsed.right === null || Array.isArray(parsed.right))
    throw new UsageError({ en: '--input is not a JSON object', zh: '--input 不是 JSON 对象' })
  return laidOver(parsed.right)
}
