import type { Hypothesis } from '../Hypothesis'
import { bodyHypotheses } from './body'
import { digestHypotheses } from './digest'
import { encodeHypotheses } from './encode'
import { joinHypotheses } from './join'
import { jsonHypotheses } from './json'
import { nameHypotheses } from './names'
import { orderHypotheses } from './order'
import { plainTextHypotheses } from './plainText'
import { presenceHypotheses } from './presence'
import { scalarHypotheses } from './scalars'
import { secretHypotheses } from './secret'
import { timeHypotheses } from './time'
import { urlTextHypotheses } from './urlText'

/** Everything that is tried, the likeliest first; where two tell the same story the first one names it. */
export const hypotheses: ReadonlyArray<Hypothesis> = [
  ...digestHypotheses,
  ...secretHypotheses,
  ...orderHypotheses,
  ...bodyHypotheses,
  ...joinHypotheses,
  ...presenceHypotheses,
  ...jsonHypotheses,
  ...scalarHypotheses,
  ...urlTextHypotheses,
  ...plainTextHypotheses,
  ...encodeHypotheses,
  ...timeHypotheses,
  ...nameHypotheses,
]

/**
 * What goes wrong often enough to be tried two at a time, and how many variants of each: the first ones of a hypothesis
 * are its likeliest. Every variant multiplies the search.
 */
export const commonVariants: ReadonlyMap<string, number> = new Map([
  ['other-digest', 2],
  ['secret-at-one-end', 2],
  ['secret-of-another-app', 4],
  ['secret-with-bom', 1],
  ['secret-with-white-space', 3],
  ['not-sorted', 1],
  ['sorted-by-locale', 1],
  ['sorted-ignoring-case', 1],
  ['body-not-signed', 1],
  ['separators-signed', 1],
  ['blank-value-signed', 3],
  ['absent-text-not-signed', 3],
  ['file-signed', 2],
  ['object-signed-as-words', 1],
  ['json-rendered-differently', 2],
  ['boolean-rendered-differently', 2],
  ['number-rendered-differently', 2],
  ['plus-or-percent-20', 2],
  ['url-encoded-values', 2],
  ['decoded-twice', 1],
  ['latin1-bytes', 1],
  ['gbk-bytes', 1],
  ['value-trimmed', 1],
  ['added-after-signing', 40],
])
