import type { Run } from '../Command'
import { oneLine } from '@paifang/result'
import { installedOperations } from '../operations/installedOperations'
import { specOf } from './specOf'

/** Everything a person may search an operation by: name, titles, descriptions, field names and their words. */
const words = (method: string, title: string, spec: unknown): string =>
  `${method} ${title} ${spec === undefined ? '' : JSON.stringify(spec)}`.toLowerCase()

export const list: Run = ([text = ''], flags, context) => {
  const found = installedOperations(context, flags)
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
    return Promise.resolve(0)
  }
  if (found.length === 0)
    context.notice(context.lang === 'zh' ? '没有匹配的接口' : 'no installed operation matches')
  // Names are copied into commands: they stand whole, on a line of their own.
  else
    context.print(
      found
        .map(
          (one) => `${oneLine(one.method, 200)}\n  ${oneLine(one.title, 200)} · ${oneLine(one.package, 200)}`,
        )
        .join('\n'),
    )
  return Promise.resolve(0)
}
