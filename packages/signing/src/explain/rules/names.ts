import type { Context, Rule } from '../Rule'
import type { DifferenceName } from '../sentences'
import { withPair, withoutPairs } from '../SigningVariant'

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const camel = (name: string): string =>
  name.replace(/(?<=.)_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

const renamed = (name: DifferenceName, spellings: (field: string) => ReadonlyArray<string>): Rule => ({
  name,
  kind: 'params',
  changes: ({ received }: Context) =>
    received.flatMap(([field, text]) =>
      [...new Set(spellings(field))]
        .filter((other) => other !== field && other !== '')
        .map((other) => ({
          field,
          apply: (variant) =>
            withPair(
              withoutPairs(variant, (given) => given === field),
              other,
              text,
            ),
        })),
    ),
})

/** Names that changed between signing and sending. */
export const nameRules: ReadonlyArray<Rule> = [
  renamed('name-with-bom', (field) => [field.replaceAll('\uFEFF', ''), `\uFEFF${field}`, `${field}\uFEFF`]),
  renamed('name-with-white-space', (field) => [
    field.trim(),
    `${field} `,
    ` ${field}`,
    `${field}\t`,
    `\t${field}`,
    `${field}\n`,
  ]),
  renamed('name-url-encoded', (field) => [encodeURIComponent(field), decoded(field)]),
  renamed('name-rendered-differently', (field) => [
    camel(field),
    snake(field),
    field.toLowerCase(),
    field.toUpperCase(),
    field.charAt(0).toUpperCase() + field.slice(1),
    field.charAt(0).toLowerCase() + field.slice(1),
  ]),
]
