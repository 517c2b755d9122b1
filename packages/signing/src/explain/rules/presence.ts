import { isBlank } from '../../paramText'
import type { Change, Context, Rule } from '../Rule'
import type { DifferenceName } from '../sentences'
import { withPair, withoutPairs } from '../SigningVariant'

const absentTexts: ReadonlyArray<string> = [
  'undefined',
  'null',
  'None',
  'NaN',
  'NULL',
  'nil',
  '<nil>',
  'none',
]

const without = (field: string): Change => ({
  field,
  apply: (variant) => withoutPairs(variant, (name) => name === field),
})

const signedAs = (field: string, text: string): Change => ({
  field,
  apply: (variant) => withPair(variant, field, text),
})

const inWords = (field: string, text: string): Change => ({
  ...signedAs(field, text),
  detail: { en: text, zh: text },
})

const presence = (name: DifferenceName, common: number, changes: Rule['changes']): Rule => ({
  name,
  kind: 'params',
  common,
  changes,
})

const notReceived = ({ received, knownFields, scheme }: Context): ReadonlyArray<string> => {
  const names = new Set(received.map(([name]) => name))
  return [...new Set(knownFields)].filter(
    (name) => !names.has(name) && name !== scheme.canonical.signatureName,
  )
}

const blankOf = ({ received }: Context): Context['received'] => received.filter(([, text]) => isBlank(text))

/** One change for all of several fields, then one for each. */
const allThenEach = (changes: ReadonlyArray<Change>): ReadonlyArray<Change> =>
  changes.length < 2
    ? changes
    : [{ apply: (variant) => changes.reduce((changed, { apply }) => apply(changed), variant) }, ...changes]

const blankSigned = (context: Context): ReadonlyArray<Change> => {
  const blank = blankOf(context)
  if (context.scheme.canonical.keepsBlank) return []
  return [
    ...allThenEach(blank.map(([field, text]) => signedAs(field, text))),
    ...allThenEach(blank.filter(([, text]) => text !== '').map(([field]) => signedAs(field, ''))),
    ...allThenEach(blank.filter(([, text]) => text === '').map(([field]) => signedAs(field, ''))).slice(0, 1),
  ]
}

const blankNotSigned = (context: Context): ReadonlyArray<Change> =>
  context.scheme.canonical.keepsBlank
    ? allThenEach(context.received.filter(([, text]) => text.trim() === '').map(([field]) => without(field)))
    : []

/** Sent as a word for nothing, and signed not at all or as an empty value. */
const absentText = ({ received, scheme }: Context): ReadonlyArray<Change> => {
  const fields = received.filter(([, text]) => absentTexts.includes(text)).map(([name]) => name)
  return [
    ...allThenEach(fields.map(without)),
    ...(scheme.canonical.keepsBlank ? allThenEach(fields.map((field) => signedAs(field, ''))) : []),
  ]
}

/** Signed as a word for nothing, and sent empty or not at all. */
const absentValue = (context: Context): ReadonlyArray<Change> => {
  const blank = blankOf(context).map(([name]) => name)
  return [
    ...absentTexts.flatMap((text) => allThenEach(blank.map((field) => inWords(field, text)))),
    ...notReceived(context).flatMap((field) => absentTexts.map((text) => inWords(field, text))),
  ]
}

const isAbsentText = (text: string): boolean => absentTexts.includes(text)

const addedAfterSigning = ({ received, scheme }: Context): ReadonlyArray<Change> =>
  received
    .filter(([, text]) => text.trim() !== '' && !isBlank(text) && !isAbsentText(text))
    .map(([name]) => name)
    .sort((a, b) => Number(scheme.isSystem(b)) - Number(scheme.isSystem(a)))
    .map(without)

const onlyOf = ({ received, scheme }: Context, system: boolean): ReadonlyArray<Change> => {
  const left = received.filter(([name]) => scheme.isSystem(name) !== system)
  return left.length < 2
    ? []
    : [{ apply: (variant) => withoutPairs(variant, (name) => scheme.isSystem(name) !== system) }]
}

/** Parameters signed but not sent, or sent but not signed. */
export const presenceRules: ReadonlyArray<Rule> = [
  presence('blank-value-signed', 3, blankSigned),
  presence('blank-value-not-signed', 3, blankNotSigned),
  presence('absent-text-not-signed', 3, absentText),
  presence('added-after-signing', 40, addedAfterSigning),
  presence('only-system-parameters-signed', 1, (context) => onlyOf(context, true)),
  presence('system-parameters-not-signed', 1, (context) => onlyOf(context, false)),
  presence('usual-value-not-sent', 2, ({ received, scheme }) =>
    scheme.usualValues
      .filter(([name]) => !received.some(([given]) => given === name))
      .map(([field, text]) => inWords(field, text)),
  ),
  presence('absent-value-signed', 3, absentValue),
  presence('empty-value-signed-not-sent', 0, (context) =>
    notReceived(context).map((field) => signedAs(field, '')),
  ),
  presence('signature-signed', 2, ({ scheme, staleSignatures }) =>
    ['', ...absentTexts, ...staleSignatures].map((text) => signedAs(scheme.canonical.signatureName, text)),
  ),
  presence('secret-signed', 0, ({ secret }) =>
    secret === ''
      ? []
      : ['app_secret', 'appSecret', 'secret', 'appsecret', '_secret', '_asecret', 'accessSecret'].map(
          (field) => signedAs(field, secret),
        ),
  ),
  presence('file-signed', 2, ({ files }) =>
    files.flatMap(({ name, texts }) => texts.map((text) => signedAs(name, text))),
  ),
]
