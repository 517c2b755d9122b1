import type { Rule } from '../Rule'
import { bodyRules } from './body'
import { bytesRules } from './bytes'
import { digestRules } from './digest'
import { joinRules } from './join'
import { jsonRules } from './json'
import { listRules } from './list'
import { nameRules } from './names'
import { orderRules } from './order'
import { presenceRules } from './presence'
import { roundedRules } from './rounded'
import { scalarRules } from './scalar'
import { secretRules } from './secret'
import { textRules } from './text'
import { timeRules } from './time'
import { urlRules } from './url'

/** Everything that is tried, the likeliest first; where several make the same signature the first one names it. */
export const rules: ReadonlyArray<Rule> = [
  ...digestRules,
  ...secretRules,
  ...orderRules,
  ...bodyRules,
  ...joinRules,
  ...presenceRules,
  ...jsonRules,
  ...listRules,
  ...scalarRules,
  ...urlRules,
  ...timeRules,
  ...textRules,
  ...bytesRules,
  ...nameRules,
  ...roundedRules,
]
