import type { Pairs } from '@paifang/signing'
import type { Hypothesis } from '../Hypothesis'
import { always } from '../say'

const joined = (between: string, after: string) => (pairs: Pairs) =>
  pairs.map(([name, text]) => name + between + text).join(after)

const join = (
  name: string,
  en: string,
  zh: string,
  joins: ReadonlyArray<(pairs: Pairs) => string>,
): Hypothesis => ({
  name,
  kind: 'join',
  en: always(en),
  zh: always(zh),
  changes: () => joins.map((each) => ({ broad: true, apply: (story) => ({ ...story, join: each }) })),
})

/** Ways of putting names and values together that are not the gateway's. */
export const joinHypotheses: ReadonlyArray<Hypothesis> = [
  join(
    'separators-signed',
    'Separators were signed (key=value&key=value). Names and values follow one another without any.',
    '签名串中带有分隔符（key=value&key=value），应直接拼接，不加任何分隔符。',
    [joined('=', '&'), joined('=', ''), joined('', '&'), joined(':', ','), joined('=', ',')],
  ),
  join(
    'names-not-signed',
    'Only the values were signed. Sign each name with its value.',
    '只对参数值签名，遗漏了参数名。',
    [(pairs) => pairs.map(([, text]) => text).join('')],
  ),
]
