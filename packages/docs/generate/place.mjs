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
