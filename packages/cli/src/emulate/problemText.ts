import { describeIssue } from '@paifang/result'
import type { Text } from '../Command'

/** What the emulator expects of numbers and flags. */
const sentences: ReadonlyArray<readonly [RegExp, string]> = [
  [/^a whole number from (\S+) to (\S+)$/, '$1 至 $2 的整数'],
  [/^true or false$/, 'true 或 false'],
  [/^milliseconds$/, '毫秒数'],
  [/^another field: there are (.*)$/, '其他字段，可用：$1'],
  [/^no field$/, '无字段'],
]

/** A problem as the emulator says it, `path: expected …`, in both languages. */
export const problemText = (problem: string): Text => {
  const [, path, expected] = /^(\S+): expected (.*)$/s.exec(problem) ?? []
  if (path === undefined || expected === undefined) {
    const [, name, known] = /^there is no "(.*)"; there are (.*)$/s.exec(problem) ?? []
    return { en: problem, zh: known === undefined ? problem : `没有 "${name}"，可用：${known}` }
  }
  const known = sentences.find(([pattern]) => pattern.test(expected))
  return {
    en: problem,
    zh:
      known === undefined
        ? describeIssue({ path, expected }, 'zh')
        : `${path} 应为 ${expected.replace(...known)}`,
  }
}
