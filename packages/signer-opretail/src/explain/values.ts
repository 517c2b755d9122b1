import type { Pairs } from '@paifang/signing'
import { dataForms } from './dataForms'
import type { Draft, Hypotheses, Hypothesis } from './Draft'
import { jsonForms } from './jsonForms'
import { scalarForms } from './scalarForms'
import { textForms } from './textForms'
import { timestampForms } from './timestampForms'
import { urlForms } from './urlForms'
import type { ValueRule } from './ValueRule'

const rules: ReadonlyArray<ValueRule> = [
  ...urlForms,
  ...jsonForms,
  ...scalarForms,
  ...dataForms,
  ...textForms,
  ...timestampForms,
]

/** Puts the texts of `signed` in place of those sent. */
const replacing =
  (signed: ReadonlyMap<string, string>): ((draft: Draft) => Draft) =>
  (draft) => ({
    ...draft,
    pairs: draft.pairs.map((pair) => {
      const text = signed.get(pair[0])
      return text === undefined ? pair : [pair[0], text]
    }),
  })

const hypothesis = (
  rule: ValueRule,
  signed: ReadonlyMap<string, string>,
  common: boolean,
  field?: string,
): Hypothesis => ({
  difference: {
    name: rule.name,
    ...(field === undefined ? {} : { field }),
    en: rule.en(field === undefined ? 'Every such value' : `The value of ${field}`),
    zh: rule.zh(field === undefined ? '每个此类参数的值' : `参数 ${field} 的值`),
  },
  change: replacing(signed),
  part: 'pairs',
  common,
})

/** The texts that were signed instead, by name, where they differ from those sent. */
const signedTexts = (pairs: Pairs, form: ValueRule['signedAs'][number]): ReadonlyMap<string, string> =>
  new Map(
    pairs.flatMap(([name, text]) => {
      const signed = form(text, name) ?? text
      return signed === text ? [] : [[name, signed] as const]
    }),
  )

/**
 * Values signed in another form than sent: first in every parameter that has such a value (one coding habit), then in
 * one parameter alone.
 */
export function* valueHypotheses(pairs: Pairs): Hypotheses {
  const single: Hypothesis[] = []
  for (const rule of rules)
    for (const [index, form] of rule.signedAs.entries()) {
      const signed = signedTexts(pairs, form)
      const common = index < rule.common
      if (signed.size > 1) yield hypothesis(rule, signed, common)
      for (const [field, text] of signed)
        single.push(hypothesis(rule, new Map([[field, text]]), common && signed.size === 1, field))
    }
  yield* single
}
