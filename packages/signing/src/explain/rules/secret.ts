import type { Context, Rule } from '../Rule'
import type { DifferenceName } from '../sentences'

const spoilt = (
  name: DifferenceName,
  common: number,
  spoil: (secret: string) => ReadonlyArray<string>,
): Rule => ({
  name,
  kind: 'secret',
  common,
  changes: ({ secret }: Context) =>
    secret === ''
      ? []
      : [...new Set(spoil(secret))]
          .filter((each) => each !== secret)
          .map((each) => ({ apply: (variant) => ({ ...variant, secret: each }) })),
})

const otherApp: Rule = {
  name: 'secret-of-another-app',
  kind: 'secret',
  common: 4,
  changes: ({ otherSecrets }) =>
    otherSecrets.map(({ name, secret }) => ({
      field: name,
      apply: (variant) => ({ ...variant, secret }),
    })),
}

/** Secrets that are not quite the secret. */
export const secretRules: ReadonlyArray<Rule> = [
  otherApp,
  spoilt('secret-with-bom', 1, (text) => [`\uFEFF${text}`, `${text}\uFEFF`, text.replaceAll('\uFEFF', '')]),
  spoilt('secret-with-white-space', 3, (text) => [
    ...['\n', '\r\n', ' ', '\t', '\r'].map((space) => text + space),
    ...[' ', '\n', '\t'].map((space) => space + text),
    ` ${text} `,
    text.trim(),
    text.trimStart(),
    text.trimEnd(),
  ]),
  spoilt('secret-with-quotes', 0, (text) => [`"${text}"`, `'${text}'`]),
  spoilt('secret-with-ampersand', 0, (text) => [`${text}&`]),
  spoilt('secret-in-other-case', 1, (text) => [text.toUpperCase(), text.toLowerCase()]),
]
