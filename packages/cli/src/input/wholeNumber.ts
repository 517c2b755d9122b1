import type { Flags } from '../Command'
import { UsageError } from '../UsageError'

/** The whole number that a flag gives; undefined where it is not given. */
export const wholeNumber = (flags: Flags, name: string): number | undefined => {
  const text = flags[name]
  if (text === undefined) return undefined
  if (typeof text === 'string' && /^\d+$/.test(text)) return Number(text)
  throw new UsageError({ en: `--${name} is a whole number`, zh: `--${name} 应为整数` })
}

/** The port that a flag gives: 0, a free one, where it names none; undefined where it is not given. */
export const portOf = (flags: Flags, name: string): number | undefined => {
  const port = flags[name] === true ? 0 : wholeNumber(flags, name)
  if (port === undefined || port <= 65_535) return port
  throw new UsageError({
    en: `--${name} is at most 65535; 0 takes a free one`,
    zh: `--${name} 最大为 65535；0 表示自动选择`,
  })
}
