import type { Field, Spec } from '@paifang/codegen'
import { oneLine } from '@paifang/result'
import { jsonText } from '@paifang/wire'
import type { Run } from '../Command'
import type { Context } from '../Context'
import { installedNamed } from '../operations/installedNamed'
import { installedOperations, type InstalledOperation } from '../operations/installedOperations'
import { shorten } from '../output/shorten'
import { table } from '../output/table'
import { fieldRows } from './fieldRows'
import { createSpecs } from './createSpecs'

const words = {
  en: {
    session: 'session',
    repeat: 'repeating',
    sensitive: 'sensitive',
    success: 'success',
    codes: 'codes',
    input: 'input',
    output: 'output',
    paging: 'pages',
    ready: 'a call',
    unknown: 'no document says',
    key: 'harmless with the same ',
    none: 'none',
    yes: 'harmless',
    no: 'not known to be harmless',
    needs: { none: 'not needed', optional: 'optional', required: 'required', unknown: 'no document says' },
  },
  zh: {
    session: '授权',
    repeat: '重复调用',
    sensitive: '敏感字段',
    success: '成功标志',
    codes: '业务错误码',
    input: '入参',
    output: '出参',
    paging: '分页',
    ready: '调用示例',
    unknown: '文档未说明',
    key: '以下字段相同时无害：',
    none: '无',
    yes: '无害',
    no: '不确定是否无害',
    needs: { none: '不需要', optional: '可选', required: '必需', unknown: '文档未说明' },
  },
} as const

const factsOf = (
  { operation }: InstalledOperation,
  lang: 'en' | 'zh',
): ReadonlyArray<readonly [string, string]> => {
  const say = words[lang]
  const { session, idempotent, sensitive, outcome, codes, paging } = operation
  const repeat =
    typeof idempotent === 'object' ? `${say.key}${idempotent.key.join('.')}` : idempotent ? say.yes : say.no
  const { success, code } = outcome ?? {}
  const flag = success
    ? `${success.path.join('.')} = ${success.accepts.join(' | ')}`
    : (code?.path.join('.') ?? say.unknown)
  return [
    [say.session, say.needs[session]],
    [say.repeat, repeat],
    [say.success, flag],
    [say.sensitive, sensitive.map((path) => path.join('.')).join(', ') || say.none],
    [say.codes, codes.join(', ') || say.none],
    ...(paging === undefined
      ? []
      : [[say.paging, `${paging.by}: paifang pages ${operation.method} rows.ndjson`] as const]),
  ]
}

const section = async (
  fields: ReadonlyArray<Field> | 'unknown' | undefined,
  { lang, terminal }: Context,
): Promise<string> => {
  if (fields === undefined || fields === 'unknown') return `  ${words[lang].unknown}`
  if (fields.length === 0) return `  ${words[lang].none}`
  // A terminal cuts what does not fit; a pipe gets all of it.
  const width = terminal ? process.stdout.columns || 80 : Infinity
  const drawn = await table(fieldRows(fields, lang))
  return drawn
    .split('\n')
    .map((line) => shorten(line, width))
    .join('\n')
}

/** One word for any POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** A command that calls it with the document's own example, or with the fields it wants. */
const readyCall = ({ operation }: InstalledOperation, fields: ReadonlyArray<Field>): string => {
  const { method, example } = operation
  const call = `paifang call ${method}`
  if (example?.input !== undefined) {
    const { input } = operation as { readonly input: { readonly encode?: (value: unknown) => unknown } }
    return `echo ${quoted(wireText(input.encode?.(example.input) ?? example.input))} | ${call} --input -`
  }
  const wanted = fields.filter(({ required }) => required === true)
  return [call, ...wanted.map(({ name }) => `--param ${name}=…`)].join(' ')
}

/** JSON of a wire value, integers beyond JSON's own as they stand. */
const wireText = (value: unknown): string => jsonText(value)

export const describe: Run = async ([method = ''], flags, context) => {
  const { json, lang, print } = context
  const found = installedNamed(method, installedOperations(context, flags))
  const { operation, package: described } = found
  const spec: Spec | undefined = createSpecs()(found)?.spec
  if (json) {
    const { input: _input, output: _output, ...data } = operation
    print(JSON.stringify({ ...data, package: described.name, ...(spec && { spec }) }))
    return 0
  }
  print(`${method}  ${operation.title ?? ''}\n${described.name}@${described.version}\n`)
  if (spec?.description !== undefined) print(`${oneLine(spec.description, 2000)}\n`)
  print(await table(factsOf(found, lang)))
  print(`\n${words[lang].input}\n${await section(spec?.input, context)}`)
  print(`\n${words[lang].output}\n${await section(spec?.output, context)}`)
  const fields = spec?.input === undefined || spec.input === 'unknown' ? [] : spec.input
  print(`\n${words[lang].ready}\n  ${readyCall(found, fields)}`)
  return 0
}
