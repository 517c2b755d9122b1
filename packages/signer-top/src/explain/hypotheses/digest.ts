import { digestFor, keyed, wrapped, type Digest } from '../digests'
import { signMethods } from '../../SignMethod'
import type { Context, Hypothesis } from '../Hypothesis'
import { always } from '../say'

const digest = (
  name: string,
  en: string,
  zh: string,
  digests: (context: Context) => ReadonlyArray<Digest>,
  field?: string,
): Hypothesis => ({
  name,
  kind: 'digest',
  en: always(en),
  zh: always(zh),
  changes: (context) =>
    digests(context).map((each) => ({
      ...(field === undefined ? {} : { field }),
      broad: true,
      apply: (story) => ({ ...story, digest: each }),
    })),
})

const swapped =
  (made: Digest): Digest =>
  (text, secret, encode) =>
    made(secret, text, encode)

/** Digests and places of the secret that are not those of the method. */
export const digestHypotheses: ReadonlyArray<Hypothesis> = [
  digest(
    'other-digest',
    'The digest is another one than sign_method names.',
    '实际使用的摘要算法与 sign_method 不一致。',
    ({ method }) => [
      ...signMethods.filter((other) => other !== method).map(digestFor),
      ...(['sha1', 'sha256', 'sha512'] as const).map((algorithm) => wrapped(algorithm)),
      keyed('sha1'),
      keyed('sha512'),
    ],
    'sign_method',
  ),
  digest(
    'secret-at-one-end',
    'The secret stands at one end of the text only. md5 needs it at both ends; hmac takes it as the key.',
    '密钥只拼接在签名串的一端；md5 需要首尾都拼接，hmac 则作为密钥。',
    () => [
      wrapped('md5', 'tail'),
      wrapped('md5', 'head'),
      wrapped('sha256', 'tail'),
      wrapped('sha256', 'head'),
    ],
  ),
  digest(
    'hmac-key-and-text-swapped',
    'The key and the text of the HMAC were swapped: the secret is the key.',
    'HMAC 的密钥与内容写反了：密钥应为 App Secret。',
    () => [swapped(keyed('md5')), swapped(keyed('sha256'))],
  ),
  digest(
    'secret-in-hmac-text',
    'The text of the HMAC has the secret at its ends, as md5 does. The key alone is enough.',
    'HMAC 的内容首尾又拼接了密钥（md5 的做法），只需作为密钥即可。',
    () =>
      [keyed('md5'), keyed('sha256')].map(
        (made): Digest =>
          (text, secret, encode) =>
            made(secret + text + secret, secret, encode),
      ),
  ),
  digest('secret-not-signed', 'The secret takes no part in the signature.', '签名时没有使用密钥。', () => [
    wrapped('md5', 'none'),
    wrapped('sha256', 'none'),
  ]),
]
