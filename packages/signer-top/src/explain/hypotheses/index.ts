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
  ...encodeHypotheses,
  ...plainTextHypotheses,
  ...timeHypotheses,
  ...nameHypotheses,
]

/** What goes wrong often enough to be tried two at a time. */
export const commonNames: ReadonlySet<string> = new Set([
  'other-digest',
  'secret-at-one-end',
  'secret-of-another-app',
  'secret-with-bom',
  'secret-with-white-space',
  'not-sorted',
  'sorted-by-locale',
  'sorted-ignoring-case',
  'body-not-signed',
  'separators-signed',
  'blank-value-signed',
  'absent-text-not-signed',
  'added-after-signing',
  'file-signed',
  'object-signed-as-words',
  'json-rendered-differently',
  'boolean-rendered-differently',
  'number-rendered-differently',
  'plus-or-percent-20',
  'url-encoded-values',
  'decoded-twice',
  'latin1-bytes',
  'gbk-bytes',
  'value-trimmed',
])
