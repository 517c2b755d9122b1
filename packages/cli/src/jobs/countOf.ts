import type { Flags } from '../Command'
import { UsageError } from '../UsageError'

/** A flag that counts something, as the option of the same name; nothing where it was not given. */
export const countOf = (flags: Flags, name: string): { readonly [name: string]: number } => {
  const given = flags[name]
  if (given === undefined) return {}
  if (typeof given === 'string' && /^[1-9]\d{0,5}$/.test(given)) return { [name]: Number(given) }
  throw new UsageError({ en: `--${name} is a whole number from 1 on`, zh: `--${name} 应为正整数` })
}
