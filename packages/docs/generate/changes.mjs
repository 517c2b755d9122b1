// What changed, of the changesets that no release has taken yet and of the changelogs of those that one has.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { languages, root, write } from './place.mjs'

const words = {
  en: {
    title: 'What changed',
    intro:
      'While a package is 0.x, a **minor** version may break: what broke and what replaces it is said here. To upgrade: read the entries of the packages you use, take their new versions together, and let the compiler say what is left; a domain by itself is compared with `paifang diff`.',
    next: 'Not released yet',
    nothing: 'Nothing is waiting for a release.',
    note: '',
  },
  zh: {
    title: '更新日志',
    intro:
      '0.x 阶段，**minor** 版本可能不兼容：改了什么、用什么代替，都写在这里。升级：读你所用各包的条目，一起换到新版本，其余交给编译器；单个领域包用 `paifang diff` 比较。',
    next: '尚未发布',
    nothing: '没有等待发布的改动。',
    note: '> 各条目保留英文原文。\n\n',
  },
}

/** A changeset: the packages with how much each moves, and its words. */
const read = (file) => {
  const [, head, text] = /^---\n([\s\S]*?)---\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? []
  if (head === undefined) throw new Error(`${file}: no changeset`)
  const moves = [...head.matchAll(/^'([^']+)': (\w+)$/gm)].map(([, name, bump]) => `\`${name}\` ${bump}`)
  return `### ${text
    .trim()
    .split('\n\n')[0]
    .replace(/\n/g, ' ')
    .split(/[.;:] /)[0]
    .replace(/\.$/, '')}\n\n${moves.join(', ')}\n\n${text.trim()}`
}

const waiting = join(root, '.changeset')

export const writeChanges = () => {
  const entries = readdirSync(waiting)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => read(join(waiting, name)))
  const released = readdirSync(join(root, 'packages'))
    .map((name) => join(root, 'packages', name, 'CHANGELOG.md'))
    .filter(existsSync)
    .map((file) => readFileSync(file, 'utf8').replace(/^#/gm, '##').trim())
  for (const language of languages) {
    const { title, intro, next, nothing, note } = words[language]
    const list = entries.length === 0 ? nothing : `${note}${entries.join('\n\n')}`
    const text = `# ${title}\n\n${intro}\n\n## ${next}\n\n${list}\n\n${released.join('\n\n')}`
    write(language, 'reference/changes.md', `---\noutline: [2, 3]\n---\n\n${text.trimEnd()}\n`)
  }
  return languages.length
}
