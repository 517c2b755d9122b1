import type { Field, Spec } from '@paifang/codegen'
import type { Run } from '../Command'
import { installedOperations, type InstalledOperation } from '../operations/installedOperations'
import { table } from '../output/table'
import { UsageError } from '../UsageError'
import { fieldRows } from './fieldRows'
import { specOf } from './specOf'

const words = {
  en: {
    session: 'session',
    repeat: 'repeating',
    sensitive: 'sensitive',
    success: 'success',
    codes: 'codes',
    input: 'input',
    output: 'output',
    unknown: 'no document says',
    key: 'harmless with the same',
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
    unknown: '文档未说明',
    key: '相同时无害:',
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
  const { session, idempotent, sensitive, outcome, codes } = operation
  const repeat =
    typeof idempotent === 'object' ? `${say.key} ${idempotent.key.join('.')}` : idempotent ? say.yes : say.no
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
  ]
}

const section = async (
  fields: ReadonlyArray<Field> | 'unknown' | undefined,
  lang: 'en' | 'zh',
): Promise<string> =>
  fields === undefined || fields === 'unknown' ? `  ${words[lang].unknown}` : table(fieldRows(fields, lang))

export const describe: Run = async ([method = ''], flags, context) => {
  const { json, lang, print } = context
  const found = installedOperations(context, flags).find(({ operation }) => operation.method === method)
  if (!found)
    throw new UsageError({
      en: `no installed package has "${method}"; "paifang list" shows what there is`,
      zh: `已安装的包中没有 "${method}";可用 "paifang list" 查看`,
    })
  const { operation, package: described } = found
  const spec: Spec | undefined = specOf(described.folder, method)
  if (json) {
    const { input: _input, output: _output, ...data } = operation
    print(JSON.stringify({ ...data, package: described.name, ...(spec && { spec }) }))
    return 0
  }
  print(`${method}  ${operation.title ?? ''}\n${described.name}@${described.version}\n`)
  print(await table(factsOf(found, lang)))
  print(`\n${words[lang].input}\n${await section(spec?.input, lang)}`)
  print(`\n${words[lang].output}\n${await section(spec?.output, lang)}`)
  return 0
}
