import { isBlank } from '@paifang/signing'
import { signMethods } from '../../SignMethod'
import type { Change, Context, Hypothesis, Say } from '../Hypothesis'
import { always } from '../say'
import { withoutPair, withPair } from '../Story'

const absentTexts: ReadonlyArray<string> = ['undefined', 'null', 'None', 'NaN']

const without = (names: ReadonlyArray<string>): ReadonlyArray<Change> =>
  names.map((field) => ({ field, broad: true, apply: (story) => withoutPair(story, field) }))

const notReceived = ({ received, knownFields }: Context): ReadonlyArray<string> => {
  const names = new Set(received.map(([name]) => name))
  return [...new Set(knownFields)].filter((name) => !names.has(name) && name !== 'sign')
}

const addedWith =
  (texts: ReadonlyArray<string>) =>
  (context: Context): ReadonlyArray<Change> =>
    notReceived(context).flatMap((field) =>
      texts.map((text) => ({ field, apply: (story) => withPair(story, field, text) })),
    )

const presence = (name: string, en: Say, zh: Say, changes: Hypothesis['changes']): Hypothesis => ({
  name,
  kind: 'params',
  en,
  zh,
  changes,
})

const blankOnes = ({ received }: Context): ReadonlyArray<Change> => {
  const blank = received.filter(([, text]) => isBlank(text))
  const one = blank.map(([field, text]): Change => ({
    field,
    broad: true,
    apply: (story) => withPair(story, field, text),
  }))
  const bare = blank
    .filter(([, text]) => text !== '')
    .map(([field]): Change => ({ field, apply: (story) => withPair(story, field, '') }))
  const every: Change = {
    broad: true,
    apply: (story) => blank.reduce((told, [name, text]) => withPair(told, name, text), story),
  }
  return blank.length > 1 ? [every, ...one, ...bare] : [...one, ...bare]
}

const usual: ReadonlyArray<readonly [string, string]> = [
  ['format', 'json'],
  ['format', 'xml'],
  ['v', '2.0'],
  ['simplify', 'true'],
  ...signMethods.map((method) => ['sign_method', method] as const),
]

/** Parameters signed but not sent, or sent but not signed. */
export const presenceHypotheses: ReadonlyArray<Hypothesis> = [
  presence(
    'blank-value-signed',
    (field) =>
      `${field === undefined ? 'Parameters' : `Parameter ${field}`} without a value took part in the signature. The gateway leaves blank values out: neither sign nor send them.`,
    (field) =>
      `${field === undefined ? '空值参数' : `空值参数 ${field}`}参与了签名，网关会忽略空值：既不要签名也不要发送。`,
    blankOnes,
  ),
  presence(
    'absent-text-not-signed',
    (field = '') =>
      `Parameter ${field} was sent as the word undefined or null although it was not signed. Leave it out of the request.`,
    (field = '') => `参数 ${field} 未参与签名，却以 undefined 或 null 文本发送，请不要发送它。`,
    ({ received }) =>
      without(received.filter(([, text]) => absentTexts.includes(text)).map(([name]) => name)),
  ),
  presence(
    'added-after-signing',
    (field = '') =>
      `Parameter ${field} was sent but not signed: it was added after signing. Sign what is sent.`,
    (field = '') => `参数 ${field} 已发送但未参与签名：它是在签名之后才加入的。`,
    ({ received }) => without(received.filter(([, text]) => !isBlank(text)).map(([name]) => name)),
  ),
  presence(
    'usual-value-not-sent',
    (field = '') => `Parameter ${field} was signed with its usual value but not sent.`,
    (field = '') => `参数 ${field} 以常用取值参与了签名，但没有发送。`,
    ({ received }) =>
      usual
        .filter(([name]) => !received.some(([given]) => given === name))
        .map(([field, text]) => ({ field, apply: (story) => withPair(story, field, text) })),
  ),
  presence(
    'absent-value-signed',
    (field = '') =>
      `Parameter ${field} was signed as undefined or null but not sent. Leave out what has no value.`,
    (field = '') => `参数 ${field} 以 undefined 或 null 参与了签名，但没有发送。`,
    addedWith(absentTexts),
  ),
  presence(
    'empty-value-signed-not-sent',
    (field = '') => `The bare name of parameter ${field} was signed, without a value, but not sent.`,
    (field = '') => `参数 ${field} 没有值，只有参数名参与了签名，且没有发送。`,
    addedWith(['']),
  ),
  presence(
    'signature-signed',
    always('The signature itself was signed: a parameter sign was there before signing (a repeated call?).'),
    always('签名本身参与了签名：签名之前参数中已存在 sign（可能是重试请求）。'),
    ({ staleSignatures }) =>
      ['', ...absentTexts, ...staleSignatures].map((text) => ({
        field: 'sign',
        broad: true,
        apply: (story) => withPair(story, 'sign', text),
      })),
  ),
  presence(
    'secret-signed',
    (field = '') => `The secret was signed as if it were parameter ${field}.`,
    (field = '') => `密钥被当作参数 ${field} 参与了签名。`,
    ({ secret }) =>
      ['app_secret', 'appSecret', 'secret', 'appsecret'].map((field) => ({
        field,
        apply: (story) => withPair(story, field, secret),
      })),
  ),
  presence(
    'file-signed',
    (field = '') => `File field ${field} took part in the signature. Files are sent but never signed.`,
    (field = '') => `文件字段 ${field} 参与了签名，文件不参与签名。`,
    ({ files }) =>
      files.flatMap(({ name, texts }) =>
        texts.map((text) => ({ field: name, broad: true, apply: (story) => withPair(story, name, text) })),
      ),
  ),
]
