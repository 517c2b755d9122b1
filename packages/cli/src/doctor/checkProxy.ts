import { fine, type Finding } from './Finding'

type Environment = Readonly<Record<string, string | undefined>>

/** Whether a proxy stands between; its password is not shown. */
export const checkProxy = (env: Environment): Finding => {
  const named = env['https_proxy'] ?? env['HTTPS_PROXY'] ?? env['http_proxy'] ?? env['HTTP_PROXY']
  if (named === undefined || named === '') return fine('proxy', 'none', '未使用代理')
  const host = URL.canParse(named) ? new URL(named).host : '(unreadable)'
  return fine('proxy', `${host} (from the environment)`, `${host}（取自环境变量）`)
}
