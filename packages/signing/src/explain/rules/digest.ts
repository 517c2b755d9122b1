import type { Algorithm } from '../../digest'
import { digestName, hexLengths, type DigestForm, type SecretPlace } from '../DigestForm'
import type { Change, Context, Rule } from '../Rule'
import type { Detail, DifferenceName } from '../sentences'
import { withPair } from '../SigningVariant'

const same = (text: string): Detail => ({ en: text, zh: text })

interface Other {
  readonly digest: DigestForm
  readonly detail?: Detail
}

const digestRule = (
  name: DifferenceName,
  common: number,
  others: (context: Context) => ReadonlyArray<Other>,
  field?: (context: Context) => string,
): Rule => ({
  name,
  kind: 'digest',
  common,
  changes: (context) =>
    others(context)
      .filter(({ digest }) => hexLengths[digest.algorithm] === context.hexLength)
      .map(({ digest, detail }): Change => ({
        ...(field === undefined ? {} : { field: field(context) }),
        ...(detail === undefined ? {} : { detail }),
        apply: (variant) => ({ ...variant, digest }),
      })),
})

const algorithms: ReadonlyArray<Algorithm> = ['md5', 'sha1', 'sha256', 'sha512']

const isSame = (a: DigestForm, b: DigestForm | undefined): boolean =>
  a.algorithm === b?.algorithm && a.secret === b.secret

/** The digests of the other methods by their names, then those that no method of the gateway has. */
const otherDigests = ({ scheme, method, methodIsCertain }: Context): ReadonlyArray<Other> => {
  if (methodIsCertain) return []
  const named = Object.entries(scheme.methods)
  const own = scheme.methods[method]
  const strangers = (['around', 'key'] as const)
    .flatMap((secret) => algorithms.map((algorithm): DigestForm => ({ algorithm, secret })))
    .filter((digest) => !named.some(([, known]) => isSame(known, digest)))
  return [
    ...named
      .filter(([name, digest]) => name !== method && !isSame(digest, own))
      .map(([name, digest]) => ({ digest, detail: same(name) })),
    ...strangers.map((digest) => ({ digest, detail: same(digestName(digest)) })),
  ]
}

const placed = (...places: ReadonlyArray<SecretPlace>): (() => ReadonlyArray<Other>) => {
  const others = algorithms.flatMap((algorithm) =>
    places.map((secret): Other => ({ digest: { algorithm, secret } })),
  )
  return () => others
}

/** The secret around the text of a method that has it elsewhere, or needs none. */
const inText = ({ scheme, method }: Context): ReadonlyArray<Other> => {
  const own = scheme.methods[method]
  if (own === undefined || own.secret === 'around') return []
  return [
    {
      digest: { ...own, secret: own.secret === 'key' ? 'key-and-around' : 'around' },
      detail: same(method),
    },
  ]
}

const looksDecodable = (secret: string): boolean => /^[0-9A-Za-z+/_-]+={0,2}$/.test(secret)

const decoded = ({ secret }: Context): ReadonlyArray<Other> => {
  const forms: ReadonlyArray<readonly [SecretPlace, string]> = [
    ...(/^(?:[0-9a-fA-F]{2})+$/.test(secret) ? [['key-in-hex', 'hex'] as const] : []),
    ...(looksDecodable(secret) ? [['key-in-base64', 'Base64'] as const] : []),
  ]
  return forms.flatMap(([place, form]) =>
    algorithms.map((algorithm): Other => ({ digest: { algorithm, secret: place }, detail: same(form) })),
  )
}

/** A method that is not the gateway's usual one was used, and its name was not sent. */
const methodNotSent: Rule = {
  name: 'usual-value-not-sent',
  kind: 'digest',
  common: 3,
  changes: ({ scheme, received, hexLength }) =>
    received.some(([name]) => name === scheme.methodField)
      ? []
      : Object.entries(scheme.methods)
          .filter(([, { algorithm }]) => hexLengths[algorithm] === hexLength)
          .map(([method, digest]): Change => ({
            field: scheme.methodField,
            detail: same(method),
            apply: (variant) => ({ ...withPair(variant, scheme.methodField, method), digest }),
          })),
}

/** Digests and places of the secret that are not those of the method. */
export const digestRules: ReadonlyArray<Rule> = [
  digestRule('other-digest', 4, otherDigests, ({ scheme }) => scheme.methodField),
  methodNotSent,
  digestRule('secret-at-one-end', 2, placed('tail', 'head')),
  digestRule('hmac-key-and-text-swapped', 0, placed('text')),
  digestRule('secret-in-text', 1, inText),
  digestRule('secret-not-signed', 0, placed('nowhere')),
  digestRule('hmac-key-decoded', 2, decoded),
]
