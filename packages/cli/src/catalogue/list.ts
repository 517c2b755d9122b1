import { nearest } from '@paifang/gateway/author'
import { oneLine } from '@paifang/result'
import type { Run } from '../Command'
import { installedOperations } from '../operations/installedOperations'
import { shorten } from '../output/shorten'
import { specOf } from './specOf'

/** Everything a person may search an operation by: name, titles, descriptions, field names and their words. */
const words = (method: string, title: string, spec: unknown): string =>
  `${method} ${title} ${spec === undefined ? '' : JSON.stringify(spec)}`.toLowerCase()

/** Every word of the question is there, in any order; one word a letter off is taken for a word of a method's name. */
const finds = (text: string, method: string, all: string): boolean => {
  const names = method.split(/[._]/)
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word) || (/^[a-z]{4,}$/.test(word) && nearest(word, names) !== undefined))
}

/** `paifang list`: by package, each method whole on a line of its own: names are copied into commands. */
export const list: Run = ([text = ''], flags, context) => {
  const all = installedOperations(context, flags).map(({ operation, package: { name, version, folder } }) => {
    const { method, gateway, title = '' } = operation
    return {
      method,
      gateway,
      title,
      package: `${name}@${version}`,
      words: words(method, title, specOf(folder, method)),
    }
  })
  const asked = text.trim()
  const exact = all.filter((one) => one.words.includes(asked.toLowerCase()))
  const found = exact.length > 0 ? exact : all.filter((one) => finds(asked, one.method, one.words))
  if (context.json) {
    context.print(JSON.stringify(found.map(({ words: _words, ...rest }) => rest)))
    return Promise.resolve(0)
  }
  if (found.length === 0)
    context.notice(context.lang === 'zh' ? '没有匹配的接口' : 'no installed operation matches')
  const width = context.terminal ? process.stdout.columns || 80 : Infinity
  for (const name of new Set(found.map((one) => one.package))) {
    context.print(oneLine(name, 200))
    for (const { method, title } of found.filter((one) => one.package === name)) {
      context.print(`  ${oneLine(method, 200)}`)
      if (title !== '') context.print(shorten(`    ${oneLine(title, 200)}`, width))
    }
  }
  return Promise.resolve(0)
}
