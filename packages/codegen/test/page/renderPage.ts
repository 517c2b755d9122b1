import type { Field, Spec } from '../../src'
import { fieldsOf } from '../../src/spec/Shape'

const camel = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((piece) => piece.charAt(0).toUpperCase() + piece.slice(1))
    .join('')

const isList = ({ type = '' }: Field): boolean => type.includes('[')

const bullets = (...cells: ReadonlyArray<string>): string => cells.map((cell) => `  • ${cell}\n`).join('')

const nested = (fields: ReadonlyArray<Field>, hasNeed: boolean): string =>
  fields
    .map((field) => {
      const inner = fieldsOf(field.shape)
      const need = hasNeed ? [field.required === true ? '必须' : '可选'] : []
      const cells = [field.type ?? 'String', ...need]
      return inner === undefined
        ? bullets(`└ ${field.name}`, ...cells, '1', '说明')
        : bullets(field.name, ...cells, '说明') + nested(inner, hasNeed)
    })
    .join('')

const table = (fields: ReadonlyArray<Field>, hasNeed: boolean): string =>
  fields
    .map((field) => {
      const inner = fieldsOf(field.shape)
      const need = hasNeed ? ` ${field.required === true ? '必须' : '可选'}` : ''
      const rest = inner === undefined ? ' 1 说明' : ' 说明'
      return `${field.name} ${field.type ?? 'String'}${need}${rest}\n${nested(inner ?? [], hasNeed)}`
    })
    .join('')

const java = (fields: ReadonlyArray<Field>): string => {
  let count = 0
  const set = (owner: string, list: ReadonlyArray<Field>): string =>
    list
      .map((field) => {
        const inner = fieldsOf(field.shape)
        if (inner === undefined) return `${owner}.set${camel(field.name)}("1");\n`
        const object = `obj${++count}`
        const made = `Req.X ${object} = new Req.X();\n`
        const filled = set(object, inner)
        if (!isList(field)) return `${made}${filled}${owner}.set${camel(field.name)}(${object});\n`
        const items = `list${++count}`
        return `List<Req.X> ${items} = new ArrayList<Req.X>();\n${made}${items}.add(${object});\n${filled}${owner}.set${camel(field.name)}(${items});\n`
      })
      .join('')
  return `Req req = new Req();\n${set('req', fields)}Rsp rsp = client.execute(req);\n`
}

const xml = (fields: ReadonlyArray<Field>): string =>
  fields
    .map((field) => {
      const inner = fieldsOf(field.shape)
      const value = inner === undefined ? '1' : xml(inner)
      const item = `${field.name}_item`
      return `<${field.name}>${isList(field) ? `<${item}>${value}</${item}>` : value}</${field.name}>`
    })
    .join('\n')

/** A documentation page as the platform's site prints the API, with its Java example and XML sample. */
export const renderPage = (spec: Spec): string => {
  const input = spec.input === 'unknown' ? [] : spec.input
  const output = spec.output === 'unknown' ? [] : spec.output
  return `文档中心 > API类目 > 示例\n\n${spec.method} (示例)\n\n公共参数\n\n请求参数\n\n名称 类型 是否必须 示例值 更多限制 描述\n${table(input, true)}\n响应参数\n\n名称 类型 示例值 描述\n${table(output, false)}\n请求示例\n\n${java(input)}\n响应示例\n\n<x_response>\n${xml(output)}\n</x_response>\n\n异常示例\n\n错误码解释\n\n错误码 错误描述 解决方案\n`
}
