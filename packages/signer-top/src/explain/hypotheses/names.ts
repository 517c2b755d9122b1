import type { Hypothesis } from '../Hypothesis'
import { withoutPair, withPair } from '../Story'

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Names that changed between signing and sending. */
export const nameHypotheses: ReadonlyArray<Hypothesis> = [
  {
    name: 'name-rendered-differently',
    kind: 'params',
    en: (field = '') =>
      `Parameter ${field} was signed under another spelling of its name (camelCase against snake_case, or its case).`,
    zh: (field = '') => `参数 ${field} 签名时的参数名写法不同（驼峰、下划线或大小写）。`,
    changes: ({ received }) =>
      received.flatMap(([field, text]) =>
        [camel(field), snake(field), field.toLowerCase(), encodeURIComponent(field)]
          .filter((other) => other !== field)
          .map((other) => ({ field, apply: (story) => withPair(withoutPair(story, field), other, text) })),
      ),
  },
]
