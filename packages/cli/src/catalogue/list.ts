import type { Run } from '../Command'
import { installedOperations } from '../operations/installedOperations'
import { table } from '../output/table'
import { specOf } from './specOf'

const shorten = (text: string, most: number): string => {
  let width = 0
  let kept = ''
  for (const character of text) {
    width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1
    if (width > most) return `${kept}…`
    kept += character
  }
  return kept
}

/** Everything a person may search an operation by: name, titles, descriptions, field names and their words. */
const words = (method: string, title: string, spec: unknown): string =>
  `${method} ${title} ${spec === undefined ? '' : JSON.stringify(spec)}`.toLowerCase()

export const list: Run = async ([text = ''], _flags, context) => {
  const found = installedOperations(process.cwd())
    .map(({ operation, package: { name, version, folder } }) => ({
      method: operation.method,
      gateway: operation.gateway,
      title: operation.title ?? '',
      package: `${name}@${version}`,
      spec: specOf(folder, operation.method),
    }))
    .filter(({ method, title, spec }) => words(method, title, spec).includes(text.toLowerCase()))
  if (context.json) {
    context.print(JSON.stringify(found.map(({ spec: _spec, ...rest }) => rest)))
    return 0
  }
  if (found.length === 0)
    context.notice(context.lang === 'zh' ? '没有匹配的接口' : 'no installed operation matches')
  else context.print(await table(found.map(({ method, title }) => [shorten(method, 52), shorten(title, 24)])))
  return 0
}
