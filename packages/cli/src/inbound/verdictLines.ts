import { saysWord, type Verdict } from '@paifang/emulator'
import type { Lang } from '../Context'

// Whoever is called may answer what steers a terminal.
const shown = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .trim()
    .slice(0, 300)

const words = {
  en: {
    passed: 'passed',
    failed: 'NOT passed',
    fault: 'fault: ',
    form: 'body: ',
    none: 'none',
    answer: 'answer: ',
  },
  zh: { passed: '通过', failed: '未通过', fault: '故障：', form: '请求体：', none: '无', answer: '应答：' },
} as const

/** A verdict for a person: what was sent, what was answered, what is wrong with it. */
export const verdictLines = (verdict: Verdict, lang: Lang): ReadonlyArray<string> => {
  const say = words[lang]
  const { passed, gateway, method, fault = say.none, form, answers, problems } = verdict
  const body = form === undefined ? '' : `  ${say.form}${form}`
  return [
    `${passed ? say.passed : say.failed}  ${gateway} ${method}  ${say.fault}${fault}${body}`,
    ...answers.map(
      ({ status, contentType, durationMs, says, code = '', message = '' }) =>
        `  ${shown(`${say.answer}HTTP ${status} ${contentType}, ${durationMs} ms: ${saysWord(says, lang)} ${code} ${message}`)}`,
    ),
    ...problems.map((problem) => `  ! ${shown(problem[lang])}`),
  ]
}
