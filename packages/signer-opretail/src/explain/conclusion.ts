import type { Difference, Explanation } from './Explanation'

export type Conclusion = Pick<Explanation, 'matched' | 'name' | 'differences' | 'en' | 'zh' | 'complete'>

export const right: Conclusion = {
  matched: true,
  name: 'right',
  differences: [],
  en: 'The signature is right.',
  zh: '签名正确。',
  complete: true,
}

/** The answer that `differences` give together; there is at least one. */
export const explainedBy = (differences: ReadonlyArray<Difference>): Conclusion => ({
  matched: true,
  name: differences.map(({ name }) => name).join(' + '),
  differences,
  en: differences.map(({ en }) => en).join(' '),
  zh: differences.map(({ zh }) => zh).join(''),
  complete: true,
})

/** The answer when nothing was found, because of `en` and `zh`. */
export const unexplained = (en: string, zh: string, complete = true): Conclusion => ({
  matched: false,
  name: 'none',
  differences: [],
  en,
  zh,
  complete,
})

export const noSingleDifference = (complete: boolean): Conclusion => {
  const [en, zh] = complete
    ? ['', '']
    : [' The request is large, so not everything was tried.', '请求较大，未能尝试所有可能。']
  return unexplained(
    `No single difference explains it: check that the access secret belongs to this access key.${en}`,
    `没有单一差异能够解释该签名：请确认 AccessSecret 与 _akey 属于同一应用。${zh}`,
    complete,
  )
}
