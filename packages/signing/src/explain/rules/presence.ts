import type { Pair, Pairs } from '../../Params'
import { isBlank } from '../../paramText'
import type { Change, Context, Rule } from '../Rule'
import type { Detail, DifferenceName } from '../sentences'
import { withoutPairs, withPair, withPairs } from '../SigningVariant'
import { formOf, momentOf, writeMoment } from './moments'

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
  apply: (variant) => withPairs(variant, [[field, text]]),
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

/** All of several pairs signed so, then each alone. */
const allThenEach = (pairs: Pairs, detail?: Detail): ReadonlyArray<Change> => {
  const told = detail === undefined ? {} : { detail }
  const each = pairs.map(([field, text]): Change => ({ ...told, ...signedAs(field, text) }))
  return each.length < 2 ? each : [{ ...told, apply: (variant) => withPairs(variant, pairs) }, ...each]
}

/** All of several fields left out, then each alone. */
const allLeftOut = (fields: ReadonlyArray<string>): ReadonlyArray<Change> => {
  const names = new Set(fields)
  const each = fields.map(without)
  return each.length < 2
    ? each
    : [{ apply: (variant) => withoutPairs(variant, (name) => names.has(name)) }, ...each]
}

const blankSigned = (context: Context): ReadonlyArray<Change> => {
  if (context.scheme.canonical.keepsBlank) return []
  const blank = blankOf(context)
  const white = blank.filter(([, text]) => text !== '')
  const empty = blank.filter(([, text]) => text === '')
  const bare = white.map(([field]): Pair => [field, ''])
  return [
    ...allThenEach(blank),
    ...allThenEach(bare),
    // Those that are empty alone, where some hold white space.
    ...(white.length > 0 ? allThenEach(empty).slice(0, 1) : []),
  ]
}

const blankNotSigned = ({ received, scheme }: Context): ReadonlyArray<Change> =>
  scheme.canonical.keepsBlank
    ? allLeftOut(received.filter(([, text]) => text.trim() === '').map(([field]) => field))
    : []

/** Sent as a word for nothing, and signed not at all or as an empty value. */
const absentText = ({ received, scheme }: Context): ReadonlyArray<Change> => {
  const fields = received.filter(([, text]) => absentTexts.includes(text)).map(([name]) => name)
  return [
    ...allLeftOut(fields),
    ...(scheme.canonical.keepsBlank ? allThenEach(fields.map((field) => [field, ''])) : []),
  ]
}

/** Signed as a word for nothing, and sent empty or not at all. */
const absentValue = (context: Context): ReadonlyArray<Change> => {
  const blank = blankOf(context).map(([name]) => name)
  return [
    ...absentTexts.flatMap((text) =>
      allThenEach(
        blank.map((field) => [field, text]),
        { en: text, zh: text },
      ),
    ),
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

// A retry stamps the call anew and signs it with the signature of the attempt before, which waited some seconds.
const secondsBefore = Array.from({ length: 31 }, (_, index) => index)

/** The moment of the call `seconds` earlier; `undefined` for text that is none. */
const earlier = (text: string, seconds: number): string | undefined => {
  if (seconds === 0) return text
  const [moment, form] = [momentOf(text), formOf(text)]
  return moment === undefined || form === undefined ? undefined : writeMoment(moment - seconds * 1000, form)
}

const ofAttemptBefore: Detail = { en: 'that of the attempt before', zh: '上一次请求的签名' }

/** Signed with the signature of the attempt before, which was right for its own moment. */
function* signedAgain({ scheme, received, body, sign, spend }: Context): Iterable<Change> {
  const { canonical, timestamp } = scheme
  const field = canonical.signatureName
  const stamp = received.find(([name]) => name === timestamp.field)?.[1]
  const size = received.reduce((sum, [name, text]) => sum + name.length + text.length, body.length)
  for (const seconds of secondsBefore) {
    const text = stamp === undefined ? undefined : earlier(stamp, seconds)
    if (text === undefined && seconds > 0) return
    for (const write of [(hex: string) => hex, (hex: string) => hex.toLowerCase()]) {
      if (!spend(size)) return
      yield {
        field,
        detail: ofAttemptBefore,
        apply: (variant) => {
          const before = text === undefined ? variant : withPair(variant, timestamp.field, text)
          return withPair(variant, field, write(sign(before)))
        },
      }
    }
  }
}

function* signatureSigned(context: Context): Iterable<Change> {
  const { scheme, staleSignatures } = context
  const { signatureName } = scheme.canonical
  yield signedAs(signatureName, '')
  for (const text of absentTexts) yield inWords(signatureName, text)
  for (const text of staleSignatures) yield { ...signedAs(signatureName, text), detail: ofAttemptBefore }
  yield* signedAgain(context)
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
  presence('signature-signed', 2, signatureSigned),
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
