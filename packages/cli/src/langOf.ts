import type { Lang } from './Context'

/** `--lang` wins, then LC_ALL, LC_MESSAGES and LANG as the system orders them, empty ones being none; English otherwise. */
export const langOf = (asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Lang =>
  (asked ?? (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '')).startsWith('zh') ? 'zh' : 'en'
