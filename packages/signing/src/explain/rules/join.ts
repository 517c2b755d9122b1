import type { Pairs } from '../../Params'
import type { Rule } from '../Rule'

const joined = (between: string, after: string) => (pairs: Pairs) =>
  pairs.map(([name, text]) => name + between + text).join(after)

const joins: ReadonlyArray<(pairs: Pairs) => string> = [
  joined('=', '&'),
  joined('=', ''),
  joined('', '&'),
  joined(':', ','),
  joined('=', ','),
  joined('=', ';'),
  joined('=', '\n'),
  // Java's Map.toString, and JSON of all of them.
  (pairs) => `{${joined('=', ', ')(pairs)}}`,
  (pairs) => `{${pairs.map((pair) => pair.map((text) => JSON.stringify(text)).join(':')).join(',')}}`,
]

/** Ways of putting names and values together that are not the gateway's. */
export const joinRules: ReadonlyArray<Rule> = [
  {
    name: 'separators-signed',
    kind: 'join',
    common: 1,
    changes: () => joins.map((join) => ({ apply: (variant) => ({ ...variant, join }) })),
  },
  {
    name: 'names-not-signed',
    kind: 'join',
    changes: () => [
      { apply: (variant) => ({ ...variant, join: (pairs) => pairs.map(([, text]) => text).join('') }) },
    ],
  },
  {
    name: 'secret-as-key-parameter',
    kind: 'join',
    changes: () =>
      (['&key=', '&secret=', '&app_secret='] as const).map((key) => ({
        apply: (variant) => ({
          ...variant,
          join: (pairs) => `${joined('=', '&')(pairs)}${key}${variant.secret}`,
          digest: { algorithm: variant.digest.algorithm, secret: 'nowhere' },
        }),
      })),
  },
]
