import { isWellFormed, wellFormedExpected, type Issue } from '@paifang/wire'

/** The issue with a secret, which the platform calls `name`; none when it can sign. Never holds the secret. */
export const checkSecret = (secret: unknown, name: string): ReadonlyArray<Issue> => {
  if (typeof secret !== 'string' || secret === '')
    return [{ path: 'secret', expected: `the ${name}, not empty` }]
  return isWellFormed(secret) ? [] : [{ path: 'secret', expected: wellFormedExpected }]
}

/** A doubt about a secret that may still be right. Never holds the secret. */
export interface SecretWarning {
  readonly code: 'white-space' | 'byte-order-mark' | 'length'
  readonly en: string
  readonly zh: string
}

const shortest = 8
const longest = 128

const warning = (code: SecretWarning['code'], en: string, zh: string): SecretWarning => ({ code, en, zh })

/**
 * What looks wrong about a secret although it can sign: white space around it or a byte order mark (copied from a
 * file or a page), and a length no secret of a platform has. The platform states no length; below 8 characters it is a
 * sample from a document, above 128 it is something else than a secret.
 */
export const secretWarnings = (secret: string): ReadonlyArray<SecretWarning> => {
  const found: SecretWarning[] = []
  const bare = secret.replaceAll('\uFEFF', '')
  if (bare.length !== secret.length)
    found.push(
      warning(
        'byte-order-mark',
        'The secret contains a byte order mark (U+FEFF).',
        '密钥中含有 BOM 字符（U+FEFF）。',
      ),
    )
  if (bare.trim() !== bare)
    found.push(
      warning('white-space', 'The secret begins or ends with white space.', '密钥首尾含有空白字符。'),
    )
  if (secret.length < shortest || secret.length > longest)
    found.push(
      warning(
        'length',
        `The secret has ${secret.length} characters; secrets have between ${shortest} and ${longest}.`,
        `密钥长度为 ${secret.length} 个字符，正常应在 ${shortest} 到 ${longest} 之间。`,
      ),
    )
  return found
}
