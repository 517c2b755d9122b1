import { doubt, fine, problem, type Finding } from './Finding'

export interface AccountShape {
  readonly key: string | undefined
  readonly secret: string | undefined
  /** The variables where they are looked for. */
  readonly variables: { readonly key: string; readonly secret: string }
  readonly warnings: ReadonlyArray<{ readonly en: string; readonly zh: string }>
}

const retype = {
  en: 'copy it again from the console, without what stands around it',
  zh: '请从控制台重新复制，不要带上多余字符',
}

/** The shape of credentials: nothing is sent, and nothing of the secret is shown. */
export const checkCredentials = (account: AccountShape): ReadonlyArray<Finding> => {
  const { key, secret, variables, warnings } = account
  const missing = (check: string, variable: string): Finding =>
    problem(
      check,
      { en: 'not set', zh: '未设置' },
      { en: `set ${variable}, or run "paifang login"`, zh: `请设置 ${variable}，或执行 "paifang login"` },
    )
  const keyText = { en: 'white space around the key', zh: 'key 首尾有空白字符' }
  return [
    key === undefined || key === ''
      ? missing('key', variables.key)
      : key.trim() === key
        ? fine('key', `${key.length} characters`, `${key.length} 个字符`)
        : problem('key', keyText, retype),
    ...(secret === undefined || secret === ''
      ? [missing('secret', variables.secret)]
      : warnings.length === 0
        ? [fine('secret', `${secret.length} characters`, `${secret.length} 个字符`)]
        : warnings.map((text) => doubt('secret', { en: text.en, zh: text.zh }, retype))),
  ]
}
