import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')
export const site = join(root, 'packages', 'docs', 'site')

/** English stands at the top, Chinese below `zh`, under the same slugs. */
export const languages = ['en', 'zh']
export const write = (language, path, text) => {
  const file = join(site, language === 'zh' ? 'zh' : '', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

export const domains = readdirSync(join(root, 'packages')).filter((name) => name.startsWith('api-'))
export const manifestOf = (name) =>
  JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))

/** The subject of the one domain whose manifest has no Chinese words. */
const platform = 'SDK 自身用到的接口（时间、token、密钥、消息、OAID）'

/** What a domain is about, in the words of its manifest: `账号 (accounts, tokens, enterprises): operations of opretail`. */
export const subjectOf = (name, language) => {
  const [subject, gateway] = manifestOf(name).description.split(': operations of ')
  const chinese = subject.replace(/ \(.*\)$/, '')
  const inChinese = /\p{Script=Han}/u.test(chinese) ? chinese : platform
  return language === 'zh' ? `${inChinese}：${gateway} 的接口` : `${subject}: operations of ${gateway}`
}

/** `logisticsExpressUserBlacklistTmsSync` → `Logistics express user blacklist tms sync` */
export const wordsOf = (operation) => {
  const words = operation.replace(/([a-z0-9])(?=[A-Z])/g, '$1 ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Text of a document as Markdown that says just that: no markup, and no `{{` for Vue. */
export const plain = (text) =>
  String(text)
    .replace(/[\r\n]+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\{\{/g, '&#123;&#123;')
    .replace(/([\\`*_[\]|~])/g, '\\$1')
    .trim()

/** Code inside a line; a cell cannot hold a bar, and Vue must not read it. */
export const code = (text) =>
  `<code v-pre>${String(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\|/g, '&#124;')
    .replace(/[\r\n]+/g, ' ')
    .replace(/([\\`*_[\]~])/g, '\\$1')}</code>`

export const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
