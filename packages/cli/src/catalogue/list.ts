import { oneLine } from '@paifang/result'
import type { Run } from '../Command'
import { installedOperations } from '../operations/installedOperations'
import { shorten } from '../output/shorten'
import { createSpecs } from './createSpecs'
import { searchedOf, searchOperations } from './searchOperations'

/** `paifang list`: by package, each method whole on a line of its own: names are copied into commands. */
export const list: Run = ([text = ''], flags, context) => {
  const specOf = createSpecs()
  const all = installedOperations(context, flags).map((installed) => {
    const {
      operation,
      package: { name, version },
    } = installed
    const { method, gateway, title = '', version: ofMethod } = operation
    return {
      method,
      ...(ofMethod === undefined ? {} : { version: ofMethod }),
      gateway,
      title,
      package: `${name}@${version}`,
      searched: searchedOf(operation, specOf(installed)?.spec),
    }
  })
  const found = searchOperations(all, text)
  if (context.json) {
    context.print(JSON.stringify(found.map(({ searched: _searched, ...rest }) => rest)))
    return Promise.resolve(0)
  }
  if (found.length === 0)
    context.notice(context.lang === 'zh' ? '没有匹配的接口' : 'no installed operation matches')
  const width = context.terminal ? process.stdout.columns || 80 : Infinity
  const isTwice = (one: string): boolean => found.filter(({ method }) => method === one).length > 1
  for (const name of new Set(found.map((one) => one.package))) {
    context.print(oneLine(name, 200))
    for (const { method, title, version = '' } of found.filter((one) => one.package === name)) {
      // What tells two operations of one method apart.
      context.print(
        `  ${oneLine(method, 200)}${isTwice(method) ? `  ${oneLine(version, 20)}` : ''}`.trimEnd(),
      )
      if (title !== '') context.print(shorten(`    ${oneLine(title, 200)}`, width))
    }
  }
  return Promise.resolve(0)
}
