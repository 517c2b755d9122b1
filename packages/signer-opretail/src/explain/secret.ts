import type { Pairs } from '@paifang/signing'
import type { Draft, Hypotheses, Hypothesis } from './Draft'

/** Another app whose secret may have been taken by mistake. */
export interface OtherSecret {
  /** How the explanation names that app; never the secret itself. */
  readonly name: string
  readonly secret: string
}

type Change = (draft: Draft) => Draft

const secretHypothesis = (name: string, change: Change, en: string, zh: string): Hypothesis => ({
  difference: { name, en, zh },
  change,
  part: 'secret',
  common: false,
})

const common = (hypothesis: Hypothesis): Hypothesis => ({ ...hypothesis, common: true })

const bothEnds =
  (secret: string): Change =>
  (draft) => ({ ...draft, head: secret, tail: secret })

function* altered(secret: string): Hypotheses {
  const white = (text: string): Hypothesis =>
    secretHypothesis(
      'secret-white-space',
      bothEnds(text),
      'Signed with white space around the secret, or without white space that belongs to it.',
      '签名所用密钥首尾多了（或少了）空白字符。',
    )
  yield common(white(`${secret}\n`))
  yield common(white(`${secret} `))
  for (const tail of ['\r\n', '\r', '\t']) yield white(secret + tail)
  for (const text of [` ${secret}`, ` ${secret} `, secret.trim()]) yield white(text)
  const mark = '\uFEFF'
  for (const text of [mark + secret, secret + mark, secret.replaceAll(mark, '')])
    if (text !== secret)
      yield secretHypothesis(
        'secret-byte-order-mark',
        bothEnds(text),
        'Signed with a byte order mark (U+FEFF) in the secret, or without one that belongs to it.',
        '签名所用密钥多了（或少了）BOM 字符（U+FEFF）。',
      )
  for (const text of [secret.toLowerCase(), secret.toUpperCase()])
    if (text !== secret)
      yield secretHypothesis(
        'secret-letter-case',
        bothEnds(text),
        'The letters of the secret were changed to one case.',
        '签名所用密钥的大小写被改变。',
      )
  for (const quote of ['"', "'"])
    yield secretHypothesis(
      'secret-quoted',
      bothEnds(quote + secret + quote),
      'Signed with the quotes around the secret.',
      '签名所用密钥带有引号。',
    )
}

const query = (pairs: Pairs): string => pairs.map(([name, text]) => `${name}=${text}`).join('&')

function* placed(secret: string): Hypotheses {
  const oneEnd = 'Put the secret at the head and at the tail.'
  yield common(
    secretHypothesis(
      'secret-at-one-end',
      (draft) => ({ ...draft, head: secret, tail: '' }),
      `The secret stood at the head only. ${oneEnd}`,
      '密钥只拼接在开头，应在首尾各拼接一次。',
    ),
  )
  yield common(
    secretHypothesis(
      'secret-at-one-end',
      (draft) => ({ ...draft, head: '', tail: secret }),
      `The secret stood at the tail only. ${oneEnd}`,
      '密钥只拼接在末尾，应在首尾各拼接一次。',
    ),
  )
  yield secretHypothesis(
    'secret-missing',
    (draft) => ({ ...draft, head: '', tail: '' }),
    `The secret was left out. ${oneEnd}`,
    '没有拼接密钥，应在首尾各拼接一次。',
  )
  const hmac = [
    'HMAC was used. The gateway knows plain digests only.',
    '使用了 HMAC，网关只支持普通摘要。',
  ] as const
  yield secretHypothesis('hmac', (draft) => ({ ...draft, head: '', tail: '', hmacKey: secret }), ...hmac)
  yield secretHypothesis('hmac', (draft) => ({ ...draft, hmacKey: secret }), ...hmac)
  for (const [head, tail] of [
    [secret, secret],
    ['', secret],
    ['', `&key=${secret}`],
  ] as const)
    yield secretHypothesis(
      'joined-as-query',
      (draft) => ({ ...draft, head, tail, join: query }),
      'The parameters were joined with = and &. Names and values follow each other with nothing between.',
      '参数用 = 和 & 拼接，而网关要求名与值直接相连、中间没有任何字符。',
    )
}

/** Which secret, and where it stood. */
export function* secretHypotheses(secret: string, others: ReadonlyArray<OtherSecret>): Hypotheses {
  for (const other of others)
    yield {
      difference: {
        name: 'other-secret',
        field: other.name,
        en: `Signed with the secret of ${other.name}.`,
        zh: `使用了 ${other.name} 的密钥签名。`,
      },
      change: bothEnds(other.secret),
      part: 'secret',
      common: true,
    }
  yield* placed(secret)
  yield* altered(secret)
}

/** For `rsa`, which signs without the secret. */
export function* rsaSecretHypotheses(secret: string): Hypotheses {
  yield secretHypothesis(
    'secret-included',
    bothEnds(secret),
    'The secret was put around the text. rsa signs without it.',
    '拼接了密钥；rsa 签名不拼接密钥。',
  )
}
