import { doubt, fine, problem, type Finding } from './Finding'

export interface AccountShape {
  readonly gateway: 'top' | 'opretail'
  readonly url: string
  readonly key: string | undefined
  readonly secret: string | undefined
  readonly applicationId: string
  readonly warnings: ReadonlyArray<{ readonly en: string; readonly zh: string }>
}

const retype = {
  en: 'copy it again from the console, without what stands around it',
  zh: '请从控制台重新复制，不要带上多余字符',
}

const checkApplicationId = ({ url, applicationId }: AccountShape): ReadonlyArray<Finding> => {
  const isCloud = new URL(url).pathname.endsWith('/cloud.api')
  if (isCloud && applicationId === 'S107')
    return [
      doubt(
        '_aid',
        {
          en: 'S107 on /cloud.api: applications there often have an id of their own',
          zh: '/cloud.api 使用 S107:该网关的应用往往有自己的编号',
        },
        {
          en: 'if code 12 comes back, pass the DC-… id of your application with --aid',
          zh: '若返回错误码 12,请用 --aid 传入应用的 DC-… 编号',
        },
      ),
    ]
  if (!isCloud && applicationId !== 'S107')
    return [
      doubt(
        '_aid',
        {
          en: `${applicationId} on /m.api: the documents say S107 there`,
          zh: `/m.api 使用 ${applicationId}:文档要求 S107`,
        },
        { en: 'use S107 on /m.api, the DC-… id on /cloud.api', zh: '/m.api 用 S107,/cloud.api 用 DC-… 编号' },
      ),
    ]
  return [fine('_aid', applicationId, applicationId)]
}

/** The shape of credentials: nothing is sent, and nothing of the secret is shown. */
export const checkCredentials = (account: AccountShape): ReadonlyArray<Finding> => {
  const { gateway, key, secret, warnings } = account
  const missing = (check: string, variable: string): Finding =>
    problem(
      check,
      { en: 'not set', zh: '未设置' },
      { en: `set ${variable}, or run "paifang login"`, zh: `请设置 ${variable},或执行 "paifang login"` },
    )
  const prefix = gateway === 'top' ? 'TOP_APP' : 'OPRETAIL_ACCESS'
  const keyText = { en: 'white space around the key', zh: 'key 首尾有空白字符' }
  return [
    key === undefined || key === ''
      ? missing('key', `${prefix}_KEY`)
      : key.trim() === key
        ? fine('key', `${key.length} characters`, `${key.length} 个字符`)
        : problem('key', keyText, retype),
    ...(secret === undefined || secret === ''
      ? [missing('secret', `${prefix}_SECRET`)]
      : warnings.length === 0
        ? [fine('secret', `${secret.length} characters`, `${secret.length} 个字符`)]
        : warnings.map((text) => doubt('secret', { en: text.en, zh: text.zh }, retype))),
    ...(gateway === 'opretail' ? checkApplicationId(account) : []),
  ]
}
