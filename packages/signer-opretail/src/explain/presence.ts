import type { Pair, Pairs } from '@paifang/signing'
import { byCodeUnit, type Draft, type Hypotheses } from './Draft'
import { opretailForm } from '../canonicalise'

const { signatureName } = opretailForm

type Change = (draft: Draft) => Draft

const keeping =
  (keep: (pair: Pair) => boolean): Change =>
  (draft) => ({ ...draft, pairs: draft.pairs.filter(keep) })

const adding =
  (pair: Pair): Change =>
  (draft) => ({ ...draft, pairs: [...draft.pairs, pair].sort(byCodeUnit) })

const isPublic = (name: string): boolean => name.startsWith('_')

function* notSigned(pairs: Pairs): Hypotheses {
  const empty = pairs.filter(([, text]) => text === '')
  if (empty.length > 1)
    yield {
      difference: {
        name: 'empty-not-signed',
        en: 'The empty parameters were sent but not signed. An empty value is signed as its bare name.',
        zh: '空值参数已发送但未参与签名；空值应以仅有参数名的形式参与签名。',
      },
      change: keeping(([, text]) => text !== ''),
      part: 'pairs',
      common: true,
    }
  for (const [field] of empty)
    yield {
      difference: {
        name: 'empty-not-signed',
        field,
        en: `${field} is empty; it was sent but not signed. An empty value is signed as its bare name.`,
        zh: `参数 ${field} 为空值，已发送但未参与签名；空值应以仅有参数名的形式参与签名。`,
      },
      change: keeping(([name]) => name !== field),
      part: 'pairs',
      common: empty.length === 1,
    }
  for (const [field, text] of pairs)
    if (text !== '')
      yield {
        difference: {
          name: 'added-after-signing',
          field,
          en: `${field} was sent but not signed: it was added after signing. Sign everything sent but _sig.`,
          zh: `参数 ${field} 已发送但未参与签名（签名之后才添加）；除 _sig 外的参数都应参与签名。`,
        },
        change: keeping(([name]) => name !== field),
        part: 'pairs',
        common: isPublic(field),
      }
  if (pairs.filter(([name]) => !isPublic(name)).length > 1)
    yield {
      difference: {
        name: 'business-not-signed',
        en: 'Only the public parameters were signed. Business parameters in the form or the query are signed too.',
        zh: '只有公共参数参与了签名；表单或查询串中的业务参数也应参与签名。',
      },
      change: keeping(([name]) => isPublic(name)),
      part: 'pairs',
      common: true,
    }
}

const nothings = ['', 'undefined', 'null', 'None']
const optionalNames: ReadonlyArray<Pair> = [
  ['_format', 'json'],
  ['_format', 'xml'],
]

const absentPairs = (names: ReadonlyArray<string>): Pairs => [
  ...optionalNames,
  ...names.flatMap((name) => nothings.map((text): Pair => [name, text])),
]

function* notSent(pairs: Pairs, knownNames: ReadonlyArray<string>): Hypotheses {
  const sent = new Set(pairs.map(([name]) => name))
  for (const pair of absentPairs(['_format', '_nonce', ...knownNames])) {
    const field = pair[0]
    if (sent.has(field)) continue
    yield {
      difference: {
        name: 'not-sent',
        field,
        en: `${field} was signed but not sent. Sign exactly what is sent.`,
        zh: `参数 ${field} 参与了签名但没有发送；签名内容必须与发送内容完全一致。`,
      },
      change: adding(pair),
      part: 'pairs',
    }
  }
}

/** Which parameters took part: more or fewer than were sent. */
export function* presenceHypotheses(pairs: Pairs, knownNames: ReadonlyArray<string>): Hypotheses {
  yield* notSigned(pairs)
  for (const text of nothings)
    yield {
      difference: {
        name: 'signature-included',
        field: signatureName,
        en: 'The signature parameter _sig itself was signed. Leave it out.',
        zh: '签名参数 _sig 自身参与了签名，应将其排除。',
      },
      change: adding([signatureName, text]),
      part: 'pairs',
      common: text === '',
    }
  yield* notSent(pairs, knownNames)
}
